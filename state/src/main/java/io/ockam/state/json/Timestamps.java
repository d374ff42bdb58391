package io.ockam.state.json;

import java.time.DateTimeException;
import java.time.Instant;

/** Points in time as texts: {@code 2026-01-31T09:30:00.123456Z}. */
public final class Timestamps {
    private Timestamps() {}

    public static Json write(Instant instant) {
        return Json.of(instant.toString());
    }

    /** @throws JsonException if it is no text of that form */
    public static Instant read(Json json) {
        String text = json.asText();
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new JsonException("expected a point in time such as 2026-01-31T09:30:00Z, found '" + text + "'", e);
        }
    }
}
