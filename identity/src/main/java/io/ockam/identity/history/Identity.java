package io.ockam.identity.history;

import io.ockam.core.Bytes;
import io.ockam.identity.Identifier;
import java.util.List;

/**
 * An identity whose history was verified: every change follows the one before and is signed by both keys. Immutable.
 *
 * @param changes in order, at least one
 * @param history the same as it was received
 */
public record Identity(List<VerifiedChange> changes, ChangeHistory history) {
    public Identity {
        changes = List.copyOf(changes);
    }

    public Identifier identifier() {
        return changes.getFirst().hash().asIdentifier();
    }

    /** The change whose key speaks for the identity now. */
    public VerifiedChange latest() {
        return changes.getLast();
    }

    /** How this stands to {@code known}; signatures do not count. */
    public Comparison compareTo(Identity known) {
        int common = Math.min(changes.size(), known.changes.size());
        for (int i = 0; i < common; i++) {
            if (!hash(i).equals(known.hash(i))) {
                return Comparison.CONFLICT;
            }
        }
        int more = Integer.compare(changes.size(), known.changes.size());
        return more == 0 ? Comparison.EQUAL : more > 0 ? Comparison.NEWER : Comparison.OLDER;
    }

    private Bytes hash(int index) {
        return changes.get(index).hash().bytes();
    }
}
