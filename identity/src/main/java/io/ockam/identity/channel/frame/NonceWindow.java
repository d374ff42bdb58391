package io.ockam.identity.channel.frame;

import io.ockam.identity.channel.frame.Opening.Refusal;
import java.util.Optional;

/**
 * Which nonces were accepted: up to 32 above and 32 below the highest so far may still come, each once.
 *
 * <pre>
 *   highest − 32  …  highest  …  highest + 32        nonces, unsigned
 *   bit 32        …  bit 0                           set: accepted before
 * </pre>
 */
final class NonceWindow {
    private static final long REACH = 32;

    private long highest;
    private long seen;

    /** Why {@code nonce} is not welcome, if it is not. Changes nothing. */
    Optional<Refusal> refuses(long nonce) {
        if (Long.compareUnsigned(nonce, highest) > 0) {
            return Long.compareUnsigned(nonce - highest, REACH) > 0
                    ? Optional.of(Refusal.OUTSIDE_WINDOW)
                    : Optional.empty();
        }
        long behind = highest - nonce;
        if (Long.compareUnsigned(behind, REACH) > 0) {
            return Optional.of(Refusal.OUTSIDE_WINDOW);
        }
        return (seen >>> behind & 1) == 1 ? Optional.of(Refusal.REPEATED) : Optional.empty();
    }

    /** Remembers a nonce that was welcome and whose frame is authentic. */
    void accept(long nonce) {
        if (Long.compareUnsigned(nonce, highest) > 0) {
            seen = seen << (nonce - highest) | 1;
            highest = nonce;
        } else {
            seen |= 1L << (highest - nonce);
        }
    }
}
