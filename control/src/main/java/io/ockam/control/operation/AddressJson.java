package io.ockam.control.operation;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** An address as the reference prints it: {@code {"tt":0,"inner":[97,112,105]}}. */
public final class AddressJson {
    private AddressJson() {}

    public static JsonObject write(Address address) {
        List<Json> bytes = new ArrayList<>();
        for (byte b : address.bytes().toArray()) {
            bytes.add(Json.of(b & 0xff));
        }
        return JsonObject.builder().put("tt", address.type()).put("inner", new Json.Array(bytes)).build();
    }

    /** @throws JsonException if it is not of that form */
    public static Address read(Json json) {
        JsonObject fields = json.asObject();
        List<Integer> numbers = fields.list("inner", AddressJson::octet);
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = numbers.get(i).byteValue();
        }
        return new Address(fields.integer("tt", 0, 255), Bytes.of(bytes));
    }

    private static int octet(Json json) {
        long value = json.asLong();
        if (value < 0 || value > 255) {
            throw new JsonException("expected a number from 0 to 255, found " + value);
        }
        return (int) value;
    }
}
