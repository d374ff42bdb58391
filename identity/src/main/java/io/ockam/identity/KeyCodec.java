package io.ockam.identity;

import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.vault.Signature;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.VerifyingKey;

/** How public keys and signatures are written: {@code [0, [bytes]]} for Ed25519, {@code [1, [bytes]]} for P-256. */
public final class KeyCodec {
    private KeyCodec() {}

    public static void writeKey(CborWriter out, VerifyingKey key) {
        out.variant(index(key.type()), fields -> fields.next().bytes(key.bytes()));
    }

    /** @throws io.ockam.core.codec.MalformedException if no key of a known type comes next */
    public static VerifyingKey readKey(CborReader in) {
        return in.variant((index, fields) -> {
            SigningKeyType type = type(in, index);
            return new VerifyingKey(type, fields.next().bytes(type.publicKeyBytes()));
        });
    }

    public static void writeSignature(CborWriter out, Signature signature) {
        out.variant(index(signature.type()), fields -> fields.next().bytes(signature.bytes()));
    }

    /** @throws io.ockam.core.codec.MalformedException if no signature of a known type comes next */
    public static Signature readSignature(CborReader in) {
        return in.variant((index, fields) -> new Signature(type(in, index), fields.next().bytes(Signature.BYTES)));
    }

    private static int index(SigningKeyType type) {
        return switch (type) {
            case ED25519 -> 0;
            case ECDSA_P256 -> 1;
        };
    }

    private static SigningKeyType type(CborReader in, int index) {
        return switch (index) {
            case 0 -> SigningKeyType.ED25519;
            case 1 -> SigningKeyType.ECDSA_P256;
            default -> throw in.unknownVariant(index);
        };
    }
}
