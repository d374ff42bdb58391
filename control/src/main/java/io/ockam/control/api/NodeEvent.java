package io.ockam.control.api;

import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;

/**
 * Something that happened in a node, as it is told to those who listen.
 *
 * @param id rises by one with each; a gap means that some were missed
 * @param kind for example {@code tcp-connection.closed}; {@value #MISSED} with {@code {"count":n}} tells a slow reader what it lost
 */
public record NodeEvent(long id, String kind, JsonObject data) {
    public static final String MISSED = "missed";

    /** The event in the form of the HTML standard, section 9.2: {@code id}, {@code event} and {@code data} lines and an empty one. */
    public String toText() {
        return "id: " + id + "\nevent: " + kind + "\ndata: " + ((Json) data).compact() + "\n\n";
    }
}
