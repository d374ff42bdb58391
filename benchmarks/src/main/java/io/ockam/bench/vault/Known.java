package io.ockam.bench.vault;

import java.security.GeneralSecurityException;

/** Makes what every JDK can make. */
public interface Known<T> {
    /** Makes it, or throws what no JDK does. */
    T make() throws GeneralSecurityException;

    /** What {@code known} makes. */
    static <T> T of(Known<T> known) {
        try {
            return known.make();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has all of it", e);
        }
    }
}
