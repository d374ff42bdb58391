package io.ockam.identity.history;

import io.ockam.core.Bytes;
import io.ockam.identity.ChangeHash;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.Signatures;
import io.ockam.identity.Versioned;
import io.ockam.vault.VerifyingKey;
import io.ockam.vault.VerifyingVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a change history is what it claims to be.
 *
 * <p>Checked are, for every change: version, data type, form, the hash of the change before, that validity does not begin earlier than
 * before, the signature of its own key and that of the key before it. Not checked is whether any key is valid now: that matters when one
 * is used. Stateless and thread-safe.
 *
 * @see <a href="../../../../../../../../docs/protocol/identity.md">Identities on the wire, "Verifying a history"</a>
 */
public final class HistoryVerifier {
    private final Signatures signatures;

    public HistoryVerifier(VerifyingVault vault) {
        this.signatures = new Signatures(vault);
    }

    /**
     * The identity that {@code history} proves.
     *
     * @param expected if given, whose history it must be
     * @throws IdentityException with the reason if any check fails
     */
    public Identity verify(ChangeHistory history, Optional<Identifier> expected) {
        if (history.changes().isEmpty()) {
            throw refused("it has no change");
        }
        Identity identity = new Identity(chain(history), history);
        if (expected.isPresent() && !expected.get().equals(identity.identifier())) {
            throw refused("it is that of " + identity.identifier() + ", not of " + expected.get());
        }
        for (int i = 0; i < identity.changes().size(); i++) {
            verifySignatures(identity, i);
        }
        return identity;
    }

    private List<VerifiedChange> chain(ChangeHistory history) {
        List<VerifiedChange> chain = new ArrayList<>();
        for (Change change : history.changes()) {
            VerifiedChange next = read(change);
            String which = "change " + chain.size();
            Optional<ChangeHash> previous = next.data().previous();
            if (chain.isEmpty()) {
                require(previous.isEmpty(), which + " is the first and names a previous one");
            } else {
                VerifiedChange last = chain.getLast();
                require(previous.isPresent() && previous.get().equals(last.hash()),
                        which + " does not follow the one before it");
                require(!next.validity().from().isBefore(last.validity().from()),
                        which + " is valid from an earlier time than the one before it");
            }
            chain.add(next);
        }
        return chain;
    }

    private VerifiedChange read(Change change) {
        Versioned versioned = Versioned.decode(change.data());
        if (versioned.version() != Versioned.VERSION) {
            throw new IdentityException(Reason.UNKNOWN_IDENTITY_VERSION,
                    "A change has version " + versioned.version() + "; only 1 is known");
        }
        if (versioned.type() != Versioned.CHANGE) {
            throw new IdentityException(Reason.INVALID_IDENTITY_DATA_TYPE,
                    "Not a change, but data of type " + versioned.type());
        }
        return new VerifiedChange(new ChangeHash(signatures.hash(change.data())),
                ChangeData.decode(versioned.content()));
    }

    private void verifySignatures(Identity identity, int index) {
        Change change = identity.history().changes().get(index);
        Bytes hash = identity.changes().get(index).hash().bytes();
        if (index > 0) {
            VerifyingKey before = identity.changes().get(index - 1).primaryKey();
            require(change.previousSignature().isPresent(), "change " + index + " is not signed by the key before it");
            require(signatures.verify(before, hash, change.previousSignature().get()),
                    "the signature of the previous key on change " + index + " is wrong");
        }
        require(signatures.verify(identity.changes().get(index).primaryKey(), hash, change.signature()),
                "the signature on change " + index + " is wrong");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    private static IdentityException refused(String why) {
        return new IdentityException(Reason.IDENTITY_VERIFICATION_FAILED, "The change history is not valid: " + why);
    }
}
