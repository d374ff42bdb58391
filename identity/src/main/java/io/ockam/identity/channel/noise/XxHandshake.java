package io.ockam.identity.channel.noise;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.vault.AeadKey;
import io.ockam.vault.AgreementKey;
import io.ockam.vault.AgreementKeyHandle;
import io.ockam.vault.SecureChannelVault;
import io.ockam.vault.VerifyingVault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of a Noise XX handshake with X25519, AES-256-GCM and SHA-256.
 *
 * <pre>
 *  initiator                                                     responder
 *     │  message 1:  e                            | payload          │
 *     ├─────────────────────────────────────────────────────────────▶│
 *     │  message 2:  e | enc(s) + tag | enc(payload) + tag           │
 *     │◀─────────────────────────────────────────────────────────────┤
 *     │  message 3:      enc(s) + tag | enc(payload) + tag           │
 *     ├─────────────────────────────────────────────────────────────▶│
 *  </pre>
 *
 * Keys are 32 bytes, tags 16. The messages are written and read in this order, each once; whatever goes wrong ends the handshake. Closing
 * wipes all secrets and deletes the ephemeral key. Not thread-safe; every step may wait for the vault.
 *
 * @see <a href="https://noiseprotocol.org/noise.html">The Noise protocol framework, pattern XX</a>
 */
public final class XxHandshake implements AutoCloseable {
    /** The longest message, in bytes, with everything in it. */
    public static final int MAX_MESSAGE_BYTES = 65_535;

    private static final byte[] PROTOCOL = "OCKAM_XX_25519_AES256_GCM_SHA256".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY = AgreementKey.BYTES;
    private static final int SEALED_KEY = KEY + AeadKey.TAG_BYTES;

    private enum Step {
        WRITE_1, READ_1, WRITE_2, READ_2, WRITE_3, READ_3, SPLIT, OVER
    }

    private final SecureChannelVault vault;
    private final SymmetricState symmetric;
    private final boolean initiator;
    private final AgreementKeyHandle ownStatic;
    private final AgreementKeyHandle ownEphemeral;
    private @Nullable AgreementKey peerStatic;
    private @Nullable AgreementKey peerEphemeral;
    private Step step;

    XxHandshake(SecureChannelVault vault, VerifyingVault hashing, byte[] protocol, boolean initiator,
            AgreementKeyHandle ownStatic, AgreementKeyHandle ownEphemeral) {
        this.vault = vault;
        this.symmetric = new SymmetricState(vault, hashing, protocol);
        this.initiator = initiator;
        this.ownStatic = ownStatic;
        this.ownEphemeral = ownEphemeral;
        this.step = initiator ? Step.WRITE_1 : Step.READ_1;
    }

    /** The side that begins, with {@code ownStatic} as its static key and a fresh ephemeral one. */
    public static XxHandshake initiator(SecureChannelVault vault, VerifyingVault hashing,
            AgreementKeyHandle ownStatic) {
        return new XxHandshake(vault, hashing, PROTOCOL, true, ownStatic, vault.generateEphemeralKey());
    }

    /** The side that answers. */
    public static XxHandshake responder(SecureChannelVault vault, VerifyingVault hashing,
            AgreementKeyHandle ownStatic) {
        return new XxHandshake(vault, hashing, PROTOCOL, false, ownStatic, vault.generateEphemeralKey());
    }

    public byte[] writeMessage1(byte[] payload) {
        return message(Step.WRITE_1, Step.READ_2, () -> {
            byte[] message = concat(mixOwnEphemeral(), payload);
            symmetric.mixHash(payload);
            return message;
        });
    }

    /** Reads the first message and gives its payload, which is not encrypted and proves nothing. */
    public byte[] readMessage1(byte[] message) {
        return message(Step.READ_1, Step.WRITE_2, () -> {
            checkLength(message, KEY);
            mixPeerEphemeral(message);
            byte[] payload = Arrays.copyOfRange(message, KEY, message.length);
            symmetric.mixHash(payload);
            return payload;
        });
    }

    public byte[] writeMessage2(byte[] payload) {
        return message(Step.WRITE_2, Step.READ_3, () -> {
            byte[] ephemeral = mixOwnEphemeral();
            symmetric.mixKey(ownEphemeral, peerEphemeral());
            byte[] sealedKey = symmetric.encryptAndHash(publicKey(ownStatic));
            symmetric.mixKey(ownStatic, peerEphemeral());
            return concat(ephemeral, sealedKey, symmetric.encryptAndHash(payload));
        });
    }

    /**
     * Reads the second message and gives its payload, which the owner of {@link #peerStaticKey} wrote for this handshake.
     *
     * @throws OckamException {@link ErrorCode#MALFORMED} if it is too short, too long, or was changed on its way;
     *         {@link ErrorCode#INVALID} for a key of small order
     */
    public byte[] readMessage2(byte[] message) {
        return message(Step.READ_2, Step.WRITE_3, () -> {
            checkLength(message, KEY + SEALED_KEY);
            mixPeerEphemeral(message);
            symmetric.mixKey(ownEphemeral, peerEphemeral());
            readPeerStatic(Arrays.copyOfRange(message, KEY, KEY + SEALED_KEY));
            symmetric.mixKey(ownEphemeral, peerStaticKey());
            return symmetric.decryptAndHash(Arrays.copyOfRange(message, KEY + SEALED_KEY, message.length));
        });
    }

    public byte[] writeMessage3(byte[] payload) {
        return message(Step.WRITE_3, Step.SPLIT, () -> {
            byte[] sealedKey = symmetric.encryptAndHash(publicKey(ownStatic));
            symmetric.mixKey(ownStatic, peerEphemeral());
            return concat(sealedKey, symmetric.encryptAndHash(payload));
        });
    }

    /** Reads the third message; as {@link #readMessage2}. */
    public byte[] readMessage3(byte[] message) {
        return message(Step.READ_3, Step.SPLIT, () -> {
            checkLength(message, SEALED_KEY);
            readPeerStatic(Arrays.copyOf(message, SEALED_KEY));
            symmetric.mixKey(ownEphemeral, peerStaticKey());
            return symmetric.decryptAndHash(Arrays.copyOfRange(message, SEALED_KEY, message.length));
        });
    }

    /**
     * The keys of the channel, when all messages are written and read. The first key that is derived encrypts what the <i>responder</i>
     * sends: the other way round than Noise says, and so by every implementation.
     */
    public ChannelKeys split() {
        expect(Step.SPLIT);
        step = Step.OVER;
        List<AeadKey> keys = symmetric.split();
        return initiator
                ? new ChannelKeys(keys.getLast(), keys.getFirst())
                : new ChannelKeys(keys.getFirst(), keys.getLast());
    }

    /**
     * The peer's static key, once the message with it was read.
     *
     * @throws IllegalStateException before
     */
    public AgreementKey peerStaticKey() {
        if (peerStatic == null) {
            throw new IllegalStateException("The peer's static key is not known yet");
        }
        return peerStatic;
    }

    /** {@code h}: the hash of all that was said. */
    byte[] hash() {
        return symmetric.hash();
    }

    private interface Part {
        byte[] run();
    }

    private byte[] message(Step now, Step next, Part part) {
        expect(now);
        step = Step.OVER;
        byte[] outcome = part.run();
        checkLongest(outcome.length);
        step = next;
        return outcome;
    }

    private void expect(Step now) {
        if (step != now) {
            throw new IllegalStateException("The handshake is at " + step + ", not at " + now);
        }
    }

    private static void checkLength(byte[] message, int shortest) {
        checkLongest(message.length);
        if (message.length < shortest) {
            throw new OckamException(ErrorCode.MALFORMED,
                    "message length mismatch: " + message.length + " bytes, at least " + shortest + " expected");
        }
    }

    private static void checkLongest(int length) {
        if (length > MAX_MESSAGE_BYTES) {
            throw new OckamException(ErrorCode.MALFORMED,
                    "exceeded maximum allowed message length for noise: " + length + " bytes");
        }
    }

    private byte[] mixOwnEphemeral() {
        byte[] key = publicKey(ownEphemeral);
        symmetric.mixHash(key);
        return key;
    }

    private void mixPeerEphemeral(byte[] message) {
        byte[] key = Arrays.copyOf(message, KEY);
        peerEphemeral = new AgreementKey(Bytes.of(key));
        symmetric.mixHash(key);
    }

    private void readPeerStatic(byte[] sealed) {
        peerStatic = new AgreementKey(Bytes.of(symmetric.decryptAndHash(sealed)));
    }

    private AgreementKey peerEphemeral() {
        if (peerEphemeral == null) {
            throw new IllegalStateException("The peer's ephemeral key is not known yet");
        }
        return peerEphemeral;
    }

    private byte[] publicKey(AgreementKeyHandle handle) {
        return vault.publicKey(handle).bytes().toArray();
    }

    private static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** Wipes what is secret. The keys that {@link #split} gave stay. */
    @Override
    public void close() {
        step = Step.OVER;
        symmetric.close();
        vault.deleteEphemeralKey(ownEphemeral);
    }
}
