package io.ockam.core.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Collections;

/**
 * What others of this node may look up about an address. Never leaves the node.
 *
 * @param terminal whether what comes after this hop in a route belongs to another node
 * @param attributes free text, in the order given
 */
public record Metadata(boolean terminal, Map<String, String> attributes) {
    public static final Metadata NONE = new Metadata(false, Map.of());

    public Metadata {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** An address that forwards to another node. */
    public static Metadata terminal(Map<String, String> attributes) {
        return new Metadata(true, attributes);
    }
}
