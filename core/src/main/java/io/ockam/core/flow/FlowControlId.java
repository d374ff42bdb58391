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

    @Override
    public String toString() {
        return text;
    }
}
