package io.ockam.state;

import io.ockam.state.file.RecordFormat;
import io.ockam.state.json.JsonObject;
import java.util.Set;

/**
 * Something that was made in a node at run time and comes back with it: a listener, a connection, a hop.
 *
 * @param kind what it is, for example {@code tcp-listener}; with the name it is unique in a node
 * @param name any text
 * @param order rises with creation; restoring goes by it
 * @param incarnation of the node that made it, {@link NodeRecord#incarnation}
 * @param body what is needed to make it again; only who restores the kind knows its fields
 */
public record ResourceRecord(String kind, String name, long order, String incarnation, JsonObject body) {
    static final RecordFormat<ResourceRecord> FORMAT = new RecordFormat<>("resource",
            Set.of("kind", "name", "order", "incarnation", "body"),
            ResourceRecord::toJson, ResourceRecord::of);

    private JsonObject toJson() {
        return JsonObject.builder().put("kind", kind).put("name", name).put("order", order)
                .put("incarnation", incarnation)
                .put("body", body).build();
    }

    private static ResourceRecord of(JsonObject fields) {
        return new ResourceRecord(fields.text("kind"), fields.text("name"), fields.integer("order"),
                fields.text("incarnation"),
                fields.object("body"));
    }
}
