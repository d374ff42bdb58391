package io.ockam.identity.history;

import io.ockam.identity.Identifier;
import io.ockam.vault.VerifyingVault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the last {@value #MOST} histories that were verified. Whether a history is valid depends on nothing but its bytes, so the answer
 * stays right; peers that come back cost no signatures. Thread-safe.
 */
final class VerifiedHistories {
    private static final int MOST = 1024;

    private final HistoryVerifier verifier;
    private final Map<ChangeHistory, Identity> verified = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ChangeHistory, Identity> eldest) {
            return size() > MOST;
        }
    };

    VerifiedHistories(VerifyingVault vault) {
        this.verifier = new HistoryVerifier(vault);
    }

    /** As {@link HistoryVerifier#verify}. */
    Identity verify(ChangeHistory history, Optional<Identifier> expected) {
        Optional<Identity> known = remembered(history);
        if (known.isPresent() && expected.stream().allMatch(known.get().identifier()::equals)) {
            return known.get();
        }
        Identity identity = verifier.verify(history, expected);
        remember(identity);
        return identity;
    }

    private synchronized Optional<Identity> remembered(ChangeHistory history) {
        return Optional.ofNullable(verified.get(history));
    }

    private synchronized void remember(Identity identity) {
        verified.put(identity.history(), identity);
    }
}
