package io.ockam.core.flow;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names one stream of messages into this node, or everything that one listener spawns.
 *
 * @param text normally 16 random bytes as 32 lower-case hex digits
 */
public record FlowControlId(String text) {
    public static FlowControlId random(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return new FlowControlId(HexFormat.of().formatHex(bytes));
    }

    // Written out: a command's short-lived node uses few ids, and what the language makes of a record is linked slowly.
    @Override
    public boolean equals(Object other) {
        return other instanceof FlowControlId(String id) && id.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
