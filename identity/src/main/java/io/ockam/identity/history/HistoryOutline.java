package io.ockam.identity.history;

import io.ockam.core.Bytes;
import io.ockam.identity.ChangeHash;
import io.ockam.identity.Versioned;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** What a history says, for showing it: read, but not verified, so that nothing needs to be loaded that verifies. */
public record HistoryOutline(List<Step> steps) {
    /** A change and its hash. */
    public record Step(ChangeHash hash, ChangeData data) {}

    public HistoryOutline {
        steps = List.copyOf(steps);
    }

    /** @throws io.ockam.core.codec.MalformedException if it cannot be read */
    public static HistoryOutline of(ChangeHistory history) {
        return new HistoryOutline(history.changes().stream().map(
                change -> new Step(hash(change.data()), ChangeData.decode(Versioned.decode(change.data()).content())))
                .toList());
    }

    private static ChangeHash hash(Bytes data) {
        try {
            return new ChangeHash(Bytes.of(MessageDigest.getInstance("SHA-256").digest(data.toArray())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
