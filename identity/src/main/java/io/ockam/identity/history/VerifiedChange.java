package io.ockam.identity.history;

import io.ockam.identity.ChangeHash;
import io.ockam.identity.Validity;
import io.ockam.vault.VerifyingKey;

/** One step of a verified history. Only {@link HistoryVerifier} vouches for it. */
public record VerifiedChange(ChangeHash hash, ChangeData data) {
    public VerifyingKey primaryKey() {
        return data.primaryKey();
    }

    /** When this change's key may sign attestations and the next change. */
    public Validity validity() {
        return data.validity();
    }
}
