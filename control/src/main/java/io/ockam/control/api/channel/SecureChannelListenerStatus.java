package io.ockam.control.api.channel;

import io.ockam.control.operation.AddressJson;
import io.ockam.control.operation.Body;
import io.ockam.core.Address;
import io.ockam.state.json.JsonObject;

/**
 * A secure-channel listener.
 *
 * @param flowControlId 32 hexadecimal digits
 * @param keyExchangeOnly whether it only agrees on keys, for UDP portals
 */
public record SecureChannelListenerStatus(Address address, String flowControlId, boolean keyExchangeOnly) {
    public static final Body<SecureChannelListenerStatus> BODY = Body.object(SecureChannelListenerStatus::toJson,
            SecureChannelListenerStatus::of);

    public JsonObject toJson() {
        return JsonObject.builder().put("address", AddressJson.write(address)).put("flow_control_id", flowControlId)
                .put("is_key_exchange_only", keyExchangeOnly).build();
    }

    private static SecureChannelListenerStatus of(JsonObject fields) {
        return new SecureChannelListenerStatus(fields.required("address", AddressJson::read),
                fields.text("flow_control_id"),
                fields.bool("is_key_exchange_only"));
    }
}
