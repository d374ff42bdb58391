package io.ockam.identity.credential;

import io.ockam.core.Bytes;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.identity.ChangeHash;
import io.ockam.identity.Identifier;
import io.ockam.identity.Timestamp;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The attributes that are known of an identity.
 *
 * <pre>
 *  { 1: {* octets => octets}, 2: added, ? 3: expires, ? 4: attested by (32 bytes) }      octets = [* u8]
 * </pre>
 *
 * @param attributes keys and values may be any bytes
 * @param expires when they stop to count: at that second they already do not; never, if there is none
 * @param attestedBy who says so
 */
public record AttributesEntry(SortedMap<Bytes, Bytes> attributes, Timestamp added, Optional<Timestamp> expires,
        Optional<Identifier> attestedBy) implements CborItem {
    public AttributesEntry {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** What a credential that was verified {@code now} makes known of its subject. */
    static AttributesEntry of(VerifiedCredential credential, Timestamp now) {
        return new AttributesEntry(credential.attributes().map(), now, Optional.of(credential.validity().until()),
                Optional.of(credential.issuer()));
    }

    /** @throws io.ockam.core.codec.MalformedException if no such entry comes next */
    public static AttributesEntry read(CborReader in) {
        return in.map(fields -> new AttributesEntry(
                new TreeMap<>(fields.at(1).entries(CborReader::octets, CborReader::octets)),
                new Timestamp(fields.at(2).u64()), fields.optional(3, CborReader::u64).map(Timestamp::new),
                fields.optional(4, reader -> new Identifier(reader.bytes(ChangeHash.BYTES)))));
    }

    public boolean hasExpired(Timestamp now) {
        return expires.isPresent() && !expires.get().isAfter(now);
    }

    @Override
    public void write(CborWriter out) {
        out.map(fields -> {
            fields.at(1).entries(attributes, CborWriter::octets, CborWriter::octets);
            fields.at(2).unsigned(added.seconds());
            fields.optional(3, expires, (to, time) -> to.unsigned(time.seconds()));
            fields.optional(4, attestedBy, (to, identifier) -> to.bytes(identifier.hash()));
        });
    }
}
