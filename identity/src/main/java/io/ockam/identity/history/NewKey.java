package io.ockam.identity.history;

import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.vault.SigningKeyHandle;
import io.ockam.vault.SigningKeyType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which primary key an identity gets, and for how long.
 *
 * @param type of a key that is made for it
 * @param existing a key that the vault already has, instead of a new one
 * @param revokesPurposeKeys the flag of the change
 * @param validity given the time, when the key is valid
 */
public record NewKey(SigningKeyType type, Optional<SigningKeyHandle> existing, boolean revokesPurposeKeys,
        Function<Timestamp, Validity> validity) {
    /** 10 × 365 days. */
    public static final Duration LIFETIME = Duration.ofDays(3650);

    /** A new Ed25519 key, from now, for {@link #LIFETIME}. */
    public static final NewKey DEFAULT = new NewKey(SigningKeyType.ED25519, Optional.empty(), false,
            now -> Validity.of(now, LIFETIME));

    public NewKey ofType(SigningKeyType other) {
        return new NewKey(other, existing, revokesPurposeKeys, validity);
    }

    public NewKey existing(SigningKeyHandle key) {
        return new NewKey(key.type(), Optional.of(key), revokesPurposeKeys, validity);
    }

    public NewKey revokingPurposeKeys() {
        return new NewKey(type, existing, true, validity);
    }

    public NewKey valid(Validity window) {
        return new NewKey(type, existing, revokesPurposeKeys, _ -> window);
    }

    public NewKey validFor(Duration lifetime) {
        return new NewKey(type, existing, revokesPurposeKeys, now -> Validity.of(now, lifetime));
    }
}
