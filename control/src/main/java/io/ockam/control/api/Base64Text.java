package io.ockam.control.api;

import io.ockam.core.Bytes;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonException;
import java.util.Base64;

/** Bytes in JSON (RFC 4648, section 4). */
final class Base64Text {
    private Base64Text() {}

    static Json write(Bytes bytes) {
        return Json.of(Base64.getEncoder().encodeToString(bytes.toArray()));
    }

    static Bytes read(Json json) {
        try {
            return Bytes.of(Base64.getDecoder().decode(json.asText()));
        } catch (IllegalArgumentException e) {
            throw new JsonException("not Base64", e);
        }
    }
}
