package io.ockam.identity.history;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.ChangeHash;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.Signatures;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.identity.Versioned;
import io.ockam.vault.Signature;
import io.ockam.vault.SigningKeyHandle;
import io.ockam.vault.SigningVault;
import io.ockam.vault.VerifyingKey;
import io.ockam.vault.VerifyingVault;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes identities, gives them new keys, and learns those of others. What it returns is verified, always.
 *
 * <p>Thread-safe. Methods wait for the vault and the repository; none is called on an event loop.
 *
 * @see <a href="../../../../../../../../docs/protocol/identity.md">Identities on the wire</a>
 */
public final class Identities {
    private static final Logger LOG = LoggerFactory.getLogger(Identities.class);

    private final SigningVault vault;
    private final Signatures signatures;
    private final VerifiedHistories verified;
    private final HistoryRepository repository;
    private final InstantSource clock;

    public Identities(SigningVault vault, VerifyingVault verifying, HistoryRepository repository,
            InstantSource clock) {
        this.vault = vault;
        this.signatures = new Signatures(verifying);
        this.verified = new VerifiedHistories(verifying);
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Makes an identity and keeps its history.
     *
     * @throws OckamException as {@link #make}, or if the history cannot be kept
     */
    public Identity create(NewKey key) {
        return keep(make(key));
    }

    /**
     * Makes an identity; only its key is kept, its history is the caller's.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if the key would be valid at no time; as {@link SigningVault#generate}
     */
    public Identity make(NewKey key) {
        Validity validity = validity(key);
        SigningKeyHandle handle = handle(key);
        return verified.verify(new ChangeHistory(List.of(sign(key, handle, validity, Optional.empty()))),
                Optional.empty());
    }

    /**
     * Gives an identity a new key and forgets the old one; its identifier stays. Everything that the old key attested is void from then on
     * for everybody who learns of it. The new history is kept before the old key is deleted.
     *
     * @throws IdentityException {@link Reason#UNKNOWN_IDENTITY}; {@link Reason#KEY_NOT_VALID_NOW} if the old key may sign nothing now
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if the old key is not in the vault; {@link ErrorCode#INVALID} for a validity that
     *         is empty or begins before that of the old key
     */
    public Identity rotate(Identifier identifier, NewKey key) {
        Identity before = get(identifier);
        VerifiedChange last = before.latest();
        SigningKeyHandle old = signingKey(before);
        vault.publicKey(old); // before anything is made: a vault without it cannot rotate
        Validity validity = validity(key);
        if (validity.from().isBefore(last.validity().from())) {
            throw new OckamException(ErrorCode.INVALID, "The new key of " + identifier
                    + " would be valid from an earlier time than the old one, " + last.validity().from().toInstant(),
                    "Look at this machine's clock.", null);
        }
        SigningKeyHandle made = handle(key);
        SigningKeyHandle useless = made;
        try {
            Change change = sign(key, made, validity, Optional.of(new Previous(last.hash(), old)));
            Identity after = keep(verified.verify(
                    new ChangeHistory(Stream.concat(before.history().changes().stream(), Stream.of(change)).toList()),
                    Optional.of(identifier)));
            useless = old;
            return after;
        } finally {
            if (!old.equals(made) && (useless.equals(old) || key.existing().isEmpty())) {
                forget(useless, identifier);
            }
        }
    }

    private void forget(SigningKeyHandle key, Identifier identifier) {
        try {
            vault.delete(key);
        } catch (OckamException e) {
            LOG.warn("A key of {} that nobody needs stays in its vault: {}", identifier, e.getMessage());
        }
    }

    /** The identity, if it is known. @throws OckamException if what is kept of it cannot be used */
    public Optional<Identity> find(Identifier identifier) {
        return repository.find(identifier).map(history -> verified.verify(history, Optional.of(identifier)));
    }

    /** As {@link #find}. @throws IdentityException {@link Reason#UNKNOWN_IDENTITY} if it is not known */
    public Identity get(Identifier identifier) {
        return find(identifier).orElseThrow(() -> IdentityException.unknown(identifier));
    }

    /**
     * Verifies a history that somebody presents and keeps it if it is new or newer than what is known.
     *
     * @param expected if given, whose it must be
     * @throws IdentityException if it is not valid, or {@link Reason#CONSISTENCY_ERROR} if it is older than the known one or a fork of it
     */
    public Identity receive(ChangeHistory history, Optional<Identifier> expected) {
        return keep(verified.verify(history, expected));
    }

    /** As {@link #receive}; of an older history the known newer one is returned. */
    public Identity receiveUnlessOlder(ChangeHistory history, Optional<Identifier> expected) {
        Identity received = verified.verify(history, expected);
        Optional<Identity> known = find(received.identifier());
        if (known.isPresent() && received.compareTo(known.get()) == Comparison.OLDER) {
            return known.get();
        }
        return keep(received);
    }

    /**
     * Keeps the history of an identity whose key is in the vault already.
     *
     * @throws IdentityException {@link Reason#WRONG_SECRET_KEY}, with nothing kept, if the key is not that of the latest change; as
     *         {@link #receive}
     */
    public Identity receiveOwn(ChangeHistory history, Optional<Identifier> expected, SigningKeyHandle key) {
        Identity identity = verified.verify(history, expected);
        if (!vault.publicKey(key).equals(identity.latest().primaryKey())) {
            throw new IdentityException(Reason.WRONG_SECRET_KEY,
                    "The secret key does not belong to the latest change of " + identity.identifier());
        }
        return keep(identity);
    }

    /**
     * The key that signs for {@code identity} now. Whether the vault has it shows when it signs.
     *
     * @throws IdentityException {@link Reason#KEY_NOT_VALID_NOW}
     */
    public SigningKeyHandle signingKey(Identity identity) {
        VerifiedChange latest = identity.latest();
        if (!latest.validity().contains(now())) {
            throw new IdentityException(Reason.KEY_NOT_VALID_NOW,
                    "The key of " + identity.identifier() + " signs nothing now: it is valid from " + latest.validity(),
                    "Look at this machine's clock, or use another identity.");
        }
        return vault.handleOf(latest.primaryKey());
    }

    private Identity keep(Identity received) {
        repository.update(received.identifier(), kept -> {
            if (kept.isEmpty()) {
                return Optional.of(received.history());
            }
            Identity known = verified.verify(kept.get(), Optional.of(received.identifier()));
            return switch (received.compareTo(known)) {
                case EQUAL -> Optional.empty();
                case NEWER -> Optional.of(received.history());
                case OLDER -> throw inconsistent(received, "is older than the one that is known");
                case CONFLICT -> throw inconsistent(received, "parts from the one that is known");
            };
        });
        return received;
    }

    private static IdentityException inconsistent(Identity received, String how) {
        return new IdentityException(Reason.CONSISTENCY_ERROR,
                "The change history of " + received.identifier() + " " + how);
    }

    private record Previous(ChangeHash hash, SigningKeyHandle key) {}

    private Change sign(NewKey key, SigningKeyHandle handle, Validity validity, Optional<Previous> previous) {
        VerifyingKey publicKey = vault.publicKey(handle);
        Bytes data = Versioned.encode(Versioned.CHANGE,
                new ChangeData(previous.map(Previous::hash), publicKey, key.revokesPurposeKeys(), validity));
        byte[] hash = signatures.hash(data).toArray();
        Signature signature = vault.sign(handle, hash);
        return new Change(data, signature, previous.map(old -> vault.sign(old.key(), hash)));
    }

    private SigningKeyHandle handle(NewKey key) {
        return key.existing().orElseGet(() -> vault.generate(key.type()));
    }

    private Validity validity(NewKey key) {
        Validity validity = key.validity().apply(now());
        if (validity.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID, "A key cannot be valid from " + validity);
        }
        return validity;
    }

    private Timestamp now() {
        return Timestamp.of(clock.instant());
    }
}
