package io.ockam.vault.software;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.vault.AeadKey;
import io.ockam.vault.AgreementKey;
import io.ockam.vault.AgreementKeyHandle;
import io.ockam.vault.Secret;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.SecretCounts;
import io.ockam.vault.SecureChannelVault;
import io.ockam.vault.Signature;
import io.ockam.vault.SigningKeyHandle;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.SigningVault;
import io.ockam.vault.Vault;
import io.ockam.vault.VerifyingKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Signs, agrees and encrypts in this process. Keys that outlive a channel are in the store; ephemeral keys, secrets and AES keys are in
 * memory and wiped when deleted or closed. Handles are the SHA-256 of the public key. Thread-safe.
 */
public final class SoftwareVault implements SigningVault, SecureChannelVault {
    private static final int SECRET_BYTES = 32;
    private static final int AEAD_HANDLE_BYTES = 8;

    private final SecretStore store;
    private final SecureRandom random;
    private final MemorySecretStore ephemeral = new MemorySecretStore();
    private final Map<Bytes, Bytes> publicKeys = new ConcurrentHashMap<>();
    private final AtomicInteger openSecrets = new AtomicInteger();
    private final AtomicInteger openKeys = new AtomicInteger();

    public SoftwareVault(SecretStore store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    /** One that forgets everything when this process ends. */
    public static SoftwareVault inMemory() {
        return new SoftwareVault(new MemorySecretStore(), new SecureRandom());
    }

    /** All four slots of a node's vault filled by this one. */
    public Vault inAllSlots() {
        return new Vault(this, this, this, new SoftwareVerifier());
    }

    // ---- signing

    @Override
    public SigningKeyHandle generate(SigningKeyType type) {
        try (SecretBytes secret = SecretBytes.own(type == SigningKeyType.ED25519
                ? randomBytes(SECRET_BYTES)
                : P256.generate(random))) {
            return importSigningKey(type, secret);
        }
    }

    /**
     * Keeps a key that was made elsewhere: an Ed25519 seed or a P-256 scalar, 32 bytes.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if there are not 32 bytes, or they are no P-256 scalar
     */
    public SigningKeyHandle importSigningKey(SigningKeyType type, SecretBytes secret) {
        checkLength(secret);
        Bytes publicKey = Bytes.of(secret.use(bytes -> publicKeyOf(type, bytes)));
        SigningKeyHandle handle = handleOf(new VerifyingKey(type, publicKey));
        store.store(SecretKind.of(type), handle.bytes(), secret);
        return handle;
    }

    /**
     * Hands a secret out; the caller closes it.
     *
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if the key is not here
     */
    public SecretBytes exportSigningKey(SigningKeyHandle key) {
        return store.find(SecretKind.of(key.type()), key.bytes()).orElseThrow(() -> notFound(key.bytes()));
    }

    @Override
    public Signature sign(SigningKeyHandle key, byte[] data) {
        try (SecretBytes secret = exportSigningKey(key)) {
            byte[] signature = secret.use(bytes -> switch (key.type()) {
                case ED25519 -> Curve25519.sign(bytes, publicKey(key, bytes).toArray(), data);
                case ECDSA_P256 -> P256.sign(bytes, data);
            });
            return new Signature(key.type(), Bytes.of(signature));
        }
    }

    @Override
    public VerifyingKey publicKey(SigningKeyHandle key) {
        try (SecretBytes secret = exportSigningKey(key)) {
            return new VerifyingKey(key.type(), secret.use(bytes -> publicKey(key, bytes)));
        }
    }

    /** Computed once a key: it costs as much as a signature. */
    private Bytes publicKey(SigningKeyHandle key, byte[] secret) {
        return publicKeys.computeIfAbsent(key.bytes(), _ -> Bytes.of(publicKeyOf(key.type(), secret)));
    }

    private static byte[] publicKeyOf(SigningKeyType type, byte[] secret) {
        return switch (type) {
            case ED25519 -> Curve25519.signingPublicKey(secret);
            case ECDSA_P256 -> P256.publicKey(secret);
        };
    }

    @Override
    public SigningKeyHandle handleOf(VerifyingKey key) {
        return new SigningKeyHandle(key.type(), hashOf(key.bytes()));
    }

    @Override
    public boolean delete(SigningKeyHandle key) {
        publicKeys.remove(key.bytes());
        return store.delete(SecretKind.of(key.type()), key.bytes());
    }

    /** How many signing keys the store has. */
    public int signingKeys() {
        return store.count(SecretKind.SIGNING_ED25519) + store.count(SecretKind.SIGNING_P256);
    }

    // ---- agreement

    @Override
    public AgreementKeyHandle generateStaticKey() {
        try (SecretBytes secret = SecretBytes.own(randomBytes(SECRET_BYTES))) {
            return importStaticKey(secret);
        }
    }

    /**
     * Keeps an X25519 key that was made elsewhere.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if there are not 32 bytes
     */
    public AgreementKeyHandle importStaticKey(SecretBytes secret) {
        return keep(secret, store);
    }

    @Override
    public AgreementKeyHandle generateEphemeralKey() {
        try (SecretBytes secret = SecretBytes.own(randomBytes(SECRET_BYTES))) {
            return importEphemeralKey(secret);
        }
    }

    /** As {@link #importStaticKey}, in memory: for handshakes whose outcome is known. */
    public AgreementKeyHandle importEphemeralKey(SecretBytes secret) {
        return keep(secret, ephemeral);
    }

    private AgreementKeyHandle keep(SecretBytes secret, SecretStore where) {
        checkLength(secret);
        AgreementKey key = new AgreementKey(Bytes.of(secret.use(Curve25519::agreementPublicKey)));
        AgreementKeyHandle handle = handleOf(key);
        where.store(SecretKind.AGREEMENT_X25519, handle.bytes(), secret);
        return handle;
    }

    @Override
    public boolean deleteStaticKey(AgreementKeyHandle key) {
        return store.delete(SecretKind.AGREEMENT_X25519, key.bytes());
    }

    @Override
    public boolean deleteEphemeralKey(AgreementKeyHandle key) {
        return ephemeral.delete(SecretKind.AGREEMENT_X25519, key.bytes());
    }

    @Override
    public AgreementKey publicKey(AgreementKeyHandle key) {
        return new AgreementKey(withAgreementKey(key, secret -> Bytes.of(Curve25519.agreementPublicKey(secret))));
    }

    @Override
    public AgreementKeyHandle handleOf(AgreementKey key) {
        return new AgreementKeyHandle(hashOf(key.bytes()));
    }

    @Override
    public Secret agree(AgreementKeyHandle own, AgreementKey peer) {
        return secret(withAgreementKey(own, secret -> Curve25519.agree(secret, peer.bytes().toArray())));
    }

    private <T> T withAgreementKey(AgreementKeyHandle key, Function<byte[], T> action) {
        try (SecretBytes secret = ephemeral.find(SecretKind.AGREEMENT_X25519, key.bytes())
                .or(() -> store.find(SecretKind.AGREEMENT_X25519, key.bytes()))
                .orElseThrow(() -> notFound(key.bytes()))) {
            return secret.use(action);
        }
    }

    // ---- derivation

    @Override
    public Secret importSecret(byte[] bytes) {
        return secret(bytes.clone());
    }

    @Override
    public List<Secret> derive(Secret salt, int count) {
        return derive(salt, new byte[0], count);
    }

    @Override
    public List<Secret> derive(Secret salt, Secret keyMaterial, int count) {
        return SoftwareSecret.bytesOf(keyMaterial).use(bytes -> derive(salt, bytes, count));
    }

    private List<Secret> derive(Secret salt, byte[] keyMaterial, int count) {
        if (count < 2 || count > 3) {
            throw new IllegalArgumentException("Two or three secrets are derived, not " + count);
        }
        byte[] derived = SoftwareSecret.bytesOf(salt)
                .use(bytes -> Hashing.hkdf(bytes, keyMaterial, new byte[0], count * Hashing.BYTES));
        List<Secret> secrets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            secrets.add(secret(Arrays.copyOfRange(derived, i * Hashing.BYTES, (i + 1) * Hashing.BYTES)));
        }
        Arrays.fill(derived, (byte) 0);
        return List.copyOf(secrets);
    }

    // ---- encryption

    @Override
    public AeadKey aeadKey(Secret secret) {
        try (secret) {
            SecretBytes bytes = SoftwareSecret.bytesOf(secret);
            if (bytes.length() < AeadKey.KEY_BYTES) {
                throw new OckamException(ErrorCode.INVALID,
                        "An AES-256 key needs " + AeadKey.KEY_BYTES + " bytes, the secret has " + bytes.length());
            }
            return key(bytes.use(all -> Arrays.copyOf(all, AeadKey.KEY_BYTES)));
        }
    }

    @Override
    public Bytes keepAeadKey(AeadKey key) {
        if (!(key instanceof AesGcmKey ours)) {
            throw new IllegalArgumentException("Another vault made this key");
        }
        Bytes handle = Bytes.of(randomBytes(AEAD_HANDLE_BYTES));
        store.store(SecretKind.AEAD, handle, ours.bytes());
        return handle;
    }

    @Override
    public AeadKey loadAeadKey(Bytes handle) {
        try (SecretBytes kept = store.find(SecretKind.AEAD, handle).orElseThrow(() -> notFound(handle))) {
            return key(kept.use(byte[]::clone));
        }
    }

    @Override
    public boolean deleteKeptAeadKey(Bytes handle) {
        return store.delete(SecretKind.AEAD, handle);
    }

    @Override
    public SecretCounts counts() {
        return new SecretCounts(store.count(SecretKind.AGREEMENT_X25519),
                ephemeral.count(SecretKind.AGREEMENT_X25519), openSecrets.get(), openKeys.get());
    }

    private Secret secret(byte[] bytes) {
        return new SoftwareSecret(SecretBytes.own(bytes), openSecrets);
    }

    private AeadKey key(byte[] bytes) {
        return new AesGcmKey(SecretBytes.own(bytes), openKeys);
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Bytes hashOf(Bytes publicKey) {
        return Bytes.of(Hashing.sha256(publicKey.toArray()));
    }

    private static void checkLength(SecretBytes secret) {
        if (secret.length() != SECRET_BYTES) {
            throw new OckamException(ErrorCode.INVALID,
                    "A secret key has " + SECRET_BYTES + " bytes, not " + secret.length());
        }
    }

    /** Handles are hashes of public keys: they may be named. */
    private static OckamException notFound(Bytes handle) {
        return new OckamException(ErrorCode.NOT_FOUND, "The vault has no key " + handle.toHex());
    }
}
