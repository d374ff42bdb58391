package io.ockam.identity.home;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.history.Identity;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import io.ockam.state.file.Durability;
import io.ockam.state.file.RecordFile;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.SigningKeyHandle;
import io.ockam.vault.software.SoftwareVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Takes identities out of this home and into it, secret keys included. The only place where a primary key leaves its vault. Purpose keys
 * stay: the identity makes new ones where it arrives.
 */
public final class IdentityTransfer {
    private final StateDirectory state;
    private final HomeIdentities home;

    public IdentityTransfer(StateDirectory state, HomeIdentities home) {
        this.state = state;
        this.home = home;
    }

    /**
     * Writes an identity and its secret key into a new file (0600).
     *
     * @throws OckamException {@link ErrorCode#ALREADY_EXISTS} if the file is there; {@link ErrorCode#NOT_FOUND} if the vault does not have
     *         the key; as {@link io.ockam.state.file.FileFailure}
     */
    public void export(IdentityRecord identity, Path file) {
        if (Files.exists(file)) {
            throw new OckamException(ErrorCode.ALREADY_EXISTS, "There is a file at " + file + " already",
                    "Choose another.", null);
        }
        Identity verified = home.servicesOf(identity).identities().get(identity.identifier());
        try (ExportedIdentity exported = new ExportedIdentity(verified.history(),
                verified.latest().primaryKey().type(), secret(identity, verified))) {
            record(file).write(exported);
        }
    }

    private SecretBytes secret(IdentityRecord identity, Identity verified) {
        SoftwareVault keys = home.keys(identity.vault());
        try {
            return keys.exportSigningKey(keys.handleOf(verified.latest().primaryKey()));
        } catch (OckamException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            throw new OckamException(ErrorCode.NOT_FOUND,
                    "The secret key of " + identity.name() + " is not in the vault "
                            + identity.vault(),
                    "Its public history alone: ockam identity show " + identity.name() + " --full --encoding hex", e);
        }
    }

    /**
     * Takes an identity in: its key into {@code vault}, its history under {@code name}.
     *
     * @throws IdentityException if the history is not valid, or {@link Reason#WRONG_SECRET_KEY}
     * @throws OckamException {@link ErrorCode#ALREADY_EXISTS} if the name is taken or the identity is here; then nothing has changed; as
     *         {@link io.ockam.state.file.FileFailure}
     */
    public IdentityRecord importFrom(Path file, Name name, Name vault) {
        try (ExportedIdentity exported = record(file).read().orElseThrow(
                () -> new OckamException(ErrorCode.NOT_FOUND, "There is no file at " + file))) {
            Identity identity = home.verifying().identities().receive(exported.history(), Optional.empty());
            refuseWrongKey(exported, identity);
            SoftwareVault keys = home.keys(vault);
            SigningKeyHandle handle = keys.handleOf(identity.latest().primaryKey());
            boolean wasThere = has(keys, handle);
            keys.importSigningKey(exported.type(), exported.secret());
            boolean done = false;
            try {
                NamedIdentities.Added added = home.named().addForeign(name, identity.identifier(), vault,
                        identity.history());
                if (!(added instanceof NamedIdentities.Added.Done)) {
                    throw new OckamException(ErrorCode.ALREADY_EXISTS, "The name " + name + " is taken by the identity "
                            + added.identity().identifier(), "Choose another name.", null);
                }
                done = true;
                return added.identity();
            } finally {
                if (!done && !wasThere) {
                    keys.delete(handle);
                }
            }
        }
    }

    private static void refuseWrongKey(ExportedIdentity exported, Identity identity) {
        SoftwareVault trial = SoftwareVault.inMemory();
        SigningKeyHandle handle = trial.importSigningKey(exported.type(), exported.secret());
        boolean isRight = trial.publicKey(handle).equals(identity.latest().primaryKey());
        trial.delete(handle);
        if (!isRight) {
            throw new IdentityException(Reason.WRONG_SECRET_KEY,
                    "The secret key does not belong to the latest change of " + identity.identifier());
        }
    }

    private static boolean has(SoftwareVault keys, SigningKeyHandle handle) {
        try {
            keys.publicKey(handle);
            return true;
        } catch (OckamException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            return false;
        }
    }

    private RecordFile<ExportedIdentity> record(Path file) {
        return new RecordFile<>(file.toAbsolutePath(), ExportedIdentity.FORMAT, state.files(), Durability.DURABLE);
    }
}
