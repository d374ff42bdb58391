package io.ockam.identity.channel.message;

import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.core.codec.MalformedException;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.purpose.PurposeKeyAttestation;
import java.util.List;

/**
 * Who one is, as the second and the third message of a handshake say it: {@code [history, attestation, [* credential]]}.
 *
 * @param history the identity's
 * @param attestation that the sender's static key is the identity's purpose key for secure channels
 * @param credentials at most {@value Credentials#MOST}; none or one is sent
 * @see <a href="../../../../../../../../../docs/protocol/secure-channels.md">Secure channels, "Handshake"</a>
 */
public record IdentityAndCredentials(ChangeHistory history, PurposeKeyAttestation attestation,
        List<CredentialAndPurposeKey> credentials) implements CborItem {
    public IdentityAndCredentials {
        credentials = List.copyOf(credentials);
    }

    /** @throws MalformedException if {@code cbor} does not begin with such a record */
    public static IdentityAndCredentials decode(byte[] cbor) {
        return CborReader.of(cbor).array(fields -> new IdentityAndCredentials(ChangeHistory.read(fields.next()),
                PurposeKeyAttestation.read(fields.next()), Credentials.read(fields.next())));
    }

    @Override
    public void write(CborWriter out) {
        out.array(fields -> {
            history.write(fields.next());
            attestation.write(fields.next());
            fields.next().list(credentials);
        });
    }
}
