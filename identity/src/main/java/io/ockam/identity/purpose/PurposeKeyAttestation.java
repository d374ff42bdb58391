package io.ockam.identity.purpose;

import io.ockam.core.Bytes;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.identity.IdentityException;
import io.ockam.identity.KeyCodec;
import io.ockam.identity.Reason;
import io.ockam.identity.Versioned;
import io.ockam.vault.Signature;

/**
 * An attestation as it travels: {@code [data (bytes), signature]}. Nothing in it has been verified; {@link AttestationVerifier} does that.
 *
 * @param data exactly as received, since its hash is what was signed
 * @param signature by the subject's primary key
 */
public record PurposeKeyAttestation(Bytes data, Signature signature) implements CborItem {

    /** @throws io.ockam.core.codec.MalformedException if no attestation comes next */
    public static PurposeKeyAttestation read(CborReader in) {
        return in.array(fields -> new PurposeKeyAttestation(fields.next().bytes(),
                KeyCodec.readSignature(fields.next())));
    }

    /** @throws io.ockam.core.codec.MalformedException if {@code cbor} does not begin with an attestation */
    public static PurposeKeyAttestation decode(Bytes cbor) {
        return read(CborReader.of(cbor));
    }

    /**
     * What it claims, not verified: for showing it, and for knowing whose history is needed.
     *
     * @throws IdentityException {@link Reason#PURPOSE_KEY_ATTESTATION_VERIFICATION_FAILED} for another version than 1,
     *         {@link Reason#INVALID_PURPOSE_KEY_ATTESTATION_DATA_TYPE} for anything but an attestation
     * @throws io.ockam.core.codec.MalformedException if the data cannot be read
     */
    public AttestationData claims() {
        Versioned versioned = Versioned.decode(data);
        if (versioned.version() != Versioned.VERSION) {
            throw new IdentityException(Reason.PURPOSE_KEY_ATTESTATION_VERIFICATION_FAILED,
                    "A purpose key attestation has version " + versioned.version() + "; only 1 is known");
        }
        if (versioned.type() != Versioned.ATTESTATION) {
            throw new IdentityException(Reason.INVALID_PURPOSE_KEY_ATTESTATION_DATA_TYPE,
                    "Not a purpose key attestation, but data of type " + versioned.type());
        }
        return AttestationData.decode(versioned.content());
    }

    @Override
    public void write(CborWriter out) {
        out.array(fields -> {
            fields.next().bytes(data);
            KeyCodec.writeSignature(fields.next(), signature);
        });
    }
}
