package io.ockam.vault;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.util.List;

/**
 * What a secure channel needs: X25519 keys, the secrets agreed and derived from them, and the AES keys that these become.
 *
 * <p>Static keys are kept; everything else lives in memory and is wiped as soon as it was used. Methods that touch a static key may wait
 * for a file. Thread-safe; a {@link Secret} or an {@link AeadKey} belongs to one thread at a time.
 */
public interface SecureChannelVault {
    /** Makes an X25519 key and keeps it; an identity's purpose key. */
    AgreementKeyHandle generateStaticKey();

    /** Makes an X25519 key for one handshake; it lives in memory. */
    AgreementKeyHandle generateEphemeralKey();

    /** @return whether it was here */
    boolean deleteStaticKey(AgreementKeyHandle key);

    /** @return whether it was here */
    boolean deleteEphemeralKey(AgreementKeyHandle key);

    /** @throws OckamException {@link ErrorCode#NOT_FOUND} if this vault has no such key, static or ephemeral */
    AgreementKey publicKey(AgreementKeyHandle key);

    /** The handle that the secret of {@code key} has, or would have, in this vault. */
    AgreementKeyHandle handleOf(AgreementKey key);

    /**
     * X25519 of an own key with a peer's.
     *
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if the own key is not here; {@link ErrorCode#INVALID} if the peer's is a point of
     *         small order, which would make the secret known to everyone
     */
    Secret agree(AgreementKeyHandle own, AgreementKey peer);

    /** A copy of {@code bytes} as a secret of this vault. */
    Secret importSecret(byte[] bytes);

    /** As {@link #derive(Secret, Secret, int)} with empty key material: the last derivation of a handshake. */
    List<Secret> derive(Secret salt, int count);

    /**
     * HKDF-SHA-256 with empty info. What goes in stays as it is.
     *
     * @param count how many secrets of 32 bytes to derive: 2 or 3
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>
     */
    List<Secret> derive(Secret salt, Secret keyMaterial, int count);

    /**
     * Turns a secret into the key that its first 32 bytes are, and closes the secret.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if it is shorter
     */
    AeadKey aeadKey(Secret secret);

    /**
     * Keeps a copy of a key beyond this process, for the channels that decrypt old messages.
     *
     * @return the handle to {@linkplain #loadAeadKey load} it by
     */
    Bytes keepAeadKey(AeadKey key);

    /** @throws OckamException {@link ErrorCode#NOT_FOUND} if none was kept under that handle */
    AeadKey loadAeadKey(Bytes handle);

    /** @return whether it was kept here */
    boolean deleteKeptAeadKey(Bytes handle);

    /** How many secrets this vault holds now, so that a test can tell that none was forgotten. */
    SecretCounts counts();
}
