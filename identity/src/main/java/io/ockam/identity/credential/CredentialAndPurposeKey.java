package io.ockam.identity.credential;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.identity.purpose.PurposeKeyAttestation;
import java.util.HexFormat;

/**
 * A credential together with the attestation of the key that signed it: {@code [credential, attestation]}, what is presented, stored and
 * printed. Nothing in it has been verified; {@link CredentialVerifier} does that.
 */
public record CredentialAndPurposeKey(Credential credential, PurposeKeyAttestation attestation) implements CborItem {

    /** @throws io.ockam.core.codec.MalformedException if no such pair comes next */
    public static CredentialAndPurposeKey read(CborReader in) {
        return in.array(fields -> new CredentialAndPurposeKey(Credential.read(fields.next()),
                PurposeKeyAttestation.read(fields.next())));
    }

    /** @throws io.ockam.core.codec.MalformedException if {@code cbor} does not begin with such a pair */
    public static CredentialAndPurposeKey decode(Bytes cbor) {
        return read(CborReader.of(cbor));
    }

    /**
     * Reads the text form: hexadecimal digits of either case.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if it is not hexadecimal, {@link ErrorCode#MALFORMED} if it is no credential
     */
    public static CredentialAndPurposeKey parse(String hex) {
        if (hex.isEmpty() || hex.length() % 2 != 0 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new OckamException(ErrorCode.INVALID, "A credential is written in hexadecimal digits",
                    "'ockam credential issue --encoding hex' prints one.", null);
        }
        return decode(Bytes.hex(hex));
    }

    @Override
    public void write(CborWriter out) {
        out.array(fields -> {
            credential.write(fields.next());
            attestation.write(fields.next());
        });
    }

    /** The text form: lower-case hexadecimal digits. */
    public String toHex() {
        return HexFormat.of().formatHex(toCbor());
    }

    @Override
    public String toString() {
        return toHex();
    }
}
