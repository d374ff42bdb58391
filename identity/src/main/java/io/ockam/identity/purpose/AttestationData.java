package io.ockam.identity.purpose;

import io.ockam.core.Bytes;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.identity.ChangeHash;
import io.ockam.identity.Identifier;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;

/**
 * What an attestation says: this key speaks for that identity, from then to then.
 *
 * <pre>
 *  [ subject (32 bytes), its latest change (32 bytes), public key, created, expires ]
 * </pre>
 */
public record AttestationData(Identifier subject, ChangeHash subjectLatestChange, PurposeKey key, Validity validity)
        implements
            CborItem {

    /** @throws io.ockam.core.codec.MalformedException if {@code content} does not begin with such a record */
    static AttestationData decode(Bytes content) {
        return CborReader.of(content).array(fields -> {
            Identifier subject = new Identifier(fields.next().bytes(ChangeHash.BYTES));
            ChangeHash latest = new ChangeHash(fields.next().bytes(ChangeHash.BYTES));
            PurposeKey key = PurposeKey.read(fields.next());
            Timestamp created = new Timestamp(fields.next().u64());
            return new AttestationData(subject, latest, key,
                    new Validity(created, new Timestamp(fields.next().u64())));
        });
    }

    @Override
    public void write(CborWriter out) {
        out.array(fields -> {
            fields.next().bytes(subject.hash());
            fields.next().bytes(subjectLatestChange.bytes());
            key.write(fields.next());
            fields.next().unsigned(validity.from().seconds());
            fields.next().unsigned(validity.until().seconds());
        });
    }
}
