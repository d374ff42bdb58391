package io.ockam.identity.credential;

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
 * A credential as it travels: {@code [data (bytes), signature]}. Nothing in it has been verified. Who issued it, the attestation says that
 * comes with it.
 *
 * @param data exactly as received, since its hash is what was signed
 * @param signature by the issuer's purpose key for credentials
 */
public record Credential(Bytes data, Signature signature) implements CborItem {

    /** @throws io.ockam.core.codec.MalformedException if no credential comes next */
    public static Credential read(CborReader in) {
        return in.array(fields -> new Credential(fields.next().bytes(), KeyCodec.readSignature(fields.next())));
    }

    /**
     * What it claims, not verified: for showing it.
     *
     * @throws IdentityException {@link Reason#UNKNOWN_CREDENTIAL_VERSION}, {@link Reason#INVALID_CREDENTIAL_DATA_TYPE}
     * @throws io.ockam.core.codec.MalformedException if the data cannot be read
     */
    public CredentialData claims() {
        Versioned versioned = Versioned.decode(data);
        if (versioned.version() != Versioned.VERSION) {
            throw new IdentityException(Reason.UNKNOWN_CREDENTIAL_VERSION,
                    "A credential has version " + versioned.version() + "; only 1 is known");
        }
        if (versioned.type() != Versioned.CREDENTIAL) {
            throw new IdentityException(Reason.INVALID_CREDENTIAL_DATA_TYPE,
                    "Not a credential, but data of type " + versioned.type());
        }
        return CredentialData.decode(versioned.content());
    }

    @Override
    public void write(CborWriter out) {
        out.array(fields -> {
            fields.next().bytes(data);
            KeyCodec.writeSignature(fields.next(), signature);
        });
    }
}
