package io.ockam.identity.credential;

import io.ockam.core.Bytes;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.identity.ChangeHash;
import io.ockam.identity.Identifier;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import java.util.Optional;

/**
 * What a credential says.
 *
 * <pre>
 *  [ subject (32 bytes) / null, its latest change (32 bytes) / null, attributes, created, expires ]
 * </pre>
 *
 * @param subject whom it is about; one without a subject is read, and refused
 * @param subjectLatestChange the subject's latest change as the issuer knew it; for information
 */
public record CredentialData(Optional<Identifier> subject, Optional<ChangeHash> subjectLatestChange,
        Attributes attributes, Validity validity) implements CborItem {

    /** @throws io.ockam.core.codec.MalformedException if {@code content} does not begin with such a record */
    static CredentialData decode(Bytes content) {
        return CborReader.of(content).array(fields -> {
            Optional<Identifier> subject = hash(fields.next()).map(Identifier::new);
            Optional<ChangeHash> latest = hash(fields.next()).map(ChangeHash::new);
            Attributes attributes = Attributes.read(fields.next());
            Timestamp created = new Timestamp(fields.next().u64());
            return new CredentialData(subject, latest, attributes,
                    new Validity(created, new Timestamp(fields.next().u64())));
        });
    }

    private static Optional<Bytes> hash(CborReader in) {
        return in.nextIsNull() ? Optional.empty() : Optional.of(in.bytes(ChangeHash.BYTES));
    }

    @Override
    public void write(CborWriter out) {
        out.array(fields -> {
            fields.optional(subject, (to, identifier) -> to.bytes(identifier.hash()));
            fields.optional(subjectLatestChange, (to, hash) -> to.bytes(hash.bytes()));
            attributes.write(fields.next());
            fields.next().unsigned(validity.from().seconds());
            fields.next().unsigned(validity.until().seconds());
        });
    }
}
