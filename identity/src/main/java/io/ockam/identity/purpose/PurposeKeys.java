package io.ockam.identity.purpose;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.codec.MalformedException;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Signatures;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.identity.Versioned;
import io.ockam.identity.history.Identities;
import io.ockam.identity.history.Identity;
import io.ockam.vault.AgreementKeyHandle;
import io.ockam.vault.SecureChannelVault;
import io.ockam.vault.SigningKeyHandle;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.SigningVault;
import io.ockam.vault.Vault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The purpose keys of one's own identities: found if they are still good, made anew if not. A key is good as long as its attestation is
 * (so not beyond a rotation of the identity) and the vault has its secret.
 *
 * <p>Thread-safe; two threads that make the same key at once may both make one, and the last one stays. Methods wait for the vault and the
 * repository.
 */
public final class PurposeKeys {
    /** 5 × 365 days. */
    public static final Duration LIFETIME = Duration.ofDays(1825);

    private final Identities identities;
    private final SigningVault identityVault;
    private final SecureChannelVault channelVault;
    private final SigningVault credentialVault;
    private final Signatures signatures;
    private final AttestationVerifier verifier;
    private final PurposeKeyRepository repository;
    private final InstantSource clock;

    public PurposeKeys(Identities identities, Vault vault, PurposeKeyRepository repository, InstantSource clock) {
        this.identities = identities;
        this.identityVault = vault.identity();
        this.channelVault = vault.secureChannels();
        this.credentialVault = vault.credentials();
        this.signatures = new Signatures(vault.verifying());
        this.verifier = new AttestationVerifier(identities, vault.verifying(), clock);
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * The identity's key for secure channels.
     *
     * @throws OckamException as {@link #attest}
     */
    public OwnPurposeKey.ForSecureChannels secureChannelKey(Identifier identifier) {
        return good(identifier, Purpose.SECURE_CHANNEL, this::secureChannelKey)
                .orElseGet(() -> createSecureChannelKey(identifier, LIFETIME));
    }

    /**
     * Makes a new key for secure channels, in the place of the one before. It is valid from now, for {@code lifetime} or as long as the
     * identity's key.
     *
     * @throws OckamException as {@link #attest}
     */
    public OwnPurposeKey.ForSecureChannels createSecureChannelKey(Identifier identifier, Duration lifetime) {
        Identity identity = identities.get(identifier);
        SigningKeyHandle signer = identities.signingKey(identity);
        AgreementKeyHandle handle = channelVault.generateStaticKey();
        try {
            PurposeKeyAttestation attestation = attest(identity, signer,
                    new PurposeKey.SecureChannelKey(channelVault.publicKey(handle)), fromNow(identity, lifetime));
            return new OwnPurposeKey.ForSecureChannels(attestation, attestation.claims(), handle);
        } catch (OckamException e) {
            channelVault.deleteStaticKey(handle);
            throw e;
        }
    }

    /**
     * The identity's key for credentials.
     *
     * @throws OckamException as {@link #attest}
     */
    public OwnPurposeKey.ForCredentials credentialKey(Identifier identifier) {
        return good(identifier, Purpose.CREDENTIALS, this::credentialKey)
                .orElseGet(() -> createCredentialKey(identifier, SigningKeyType.ED25519, LIFETIME));
    }

    /** As {@link #createSecureChannelKey}, for credentials. */
    public OwnPurposeKey.ForCredentials createCredentialKey(Identifier identifier, SigningKeyType type,
            Duration lifetime) {
        Identity identity = identities.get(identifier);
        SigningKeyHandle signer = identities.signingKey(identity);
        SigningKeyHandle handle = credentialVault.generate(type);
        try {
            PurposeKeyAttestation attestation = attest(identity, signer,
                    new PurposeKey.CredentialKey(credentialVault.publicKey(handle)), fromNow(identity, lifetime));
            return new OwnPurposeKey.ForCredentials(attestation, attestation.claims(), handle);
        } catch (OckamException e) {
            credentialVault.delete(handle);
            throw e;
        }
    }

    /**
     * Attests {@code key} for the identity and keeps the attestation.
     *
     * @throws io.ockam.identity.IdentityException if the identity is not known, or its key may sign nothing now
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if the identity's secret is not in the vault, {@link ErrorCode#INVALID} if the
     *         attestation would be valid longer than the identity's key; or if it cannot be kept
     */
    public PurposeKeyAttestation attest(Identifier identifier, PurposeKey key, Validity validity) {
        Identity identity = identities.get(identifier);
        return attest(identity, identities.signingKey(identity), key, validity);
    }

    private PurposeKeyAttestation attest(Identity identity, SigningKeyHandle signer, PurposeKey key,
            Validity validity) {
        if (validity.isEmpty() || !identity.latest().validity().contains(validity)) {
            throw new OckamException(ErrorCode.INVALID, "A purpose key valid from " + validity
                    + " does not fit into the time of the identity's key, " + identity.latest().validity());
        }
        Bytes data = Versioned.encode(Versioned.ATTESTATION,
                new AttestationData(identity.identifier(), identity.latest().hash(), key, validity));
        PurposeKeyAttestation attestation = new PurposeKeyAttestation(data,
                identityVault.sign(signer, signatures.hash(data).toArray()));
        repository.keep(identity.identifier(), key.purpose(), attestation);
        return attestation;
    }

    /**
     * What somebody's attestation says, now known to be true.
     *
     * @throws io.ockam.identity.IdentityException as {@link AttestationVerifier#verify}
     */
    public AttestationData verify(PurposeKeyAttestation attestation, Optional<Identifier> expected) {
        return verifier.verify(attestation, expected);
    }

    /** The kept key, unless anything is wrong with it. */
    private <K extends OwnPurposeKey> Optional<K> good(Identifier identifier, Purpose purpose,
            Function<PurposeKeyAttestation, Optional<K>> own) {
        Optional<PurposeKeyAttestation> kept = repository.find(identifier, purpose);
        try {
            kept.ifPresent(attestation -> verifier.verify(attestation, Optional.of(identifier)));
            return kept.flatMap(own);
        } catch (IdentityException | MalformedException _) {
            return Optional.empty(); // expired, or from before a rotation: a new one is made
        } catch (OckamException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty(); // its secret was deleted
            }
            throw e;
        }
    }

    private Optional<OwnPurposeKey.ForSecureChannels> secureChannelKey(PurposeKeyAttestation attestation) {
        return switch (attestation.claims().key()) {
            case PurposeKey.SecureChannelKey(var key) -> {
                AgreementKeyHandle handle = channelVault.handleOf(key);
                channelVault.publicKey(handle); // throws if its secret is not here
                yield Optional
                        .of(new OwnPurposeKey.ForSecureChannels(attestation, attestation.claims(), handle));
            }
            case PurposeKey.CredentialKey _ -> Optional.empty();
        };
    }

    private Optional<OwnPurposeKey.ForCredentials> credentialKey(PurposeKeyAttestation attestation) {
        return switch (attestation.claims().key()) {
            case PurposeKey.CredentialKey(var key) -> {
                SigningKeyHandle handle = credentialVault.handleOf(key);
                credentialVault.publicKey(handle); // throws if its secret is not here
                yield Optional.of(new OwnPurposeKey.ForCredentials(attestation, attestation.claims(), handle));
            }
            case PurposeKey.SecureChannelKey _ -> Optional.empty();
        };
    }

    /** An attestation that outlived the identity's key would be refused by everybody. */
    private Validity fromNow(Identity identity, Duration lifetime) {
        Validity wanted = Validity.of(Timestamp.of(clock.instant()), lifetime);
        Timestamp end = identity.latest().validity().until();
        return wanted.until().isAfter(end) ? new Validity(wanted.from(), end) : wanted;
    }
}
