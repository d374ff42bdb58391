package io.ockam.identity.history;

import io.ockam.core.Bytes;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.identity.ChangeHash;
import io.ockam.identity.KeyCodec;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.vault.VerifyingKey;
import java.util.Optional;

/**
 * What a change says.
 *
 * <pre>
 *  [ previous change (32 bytes) / null, primary public key, revoke all purpose keys, valid from, valid until ]
 * </pre>
 *
 * @param previous the hash of the change before; empty in the first
 * @param primaryKey the identity's key from now on
 * @param revokesPurposeKeys announces that earlier attestations are void; they are after any change
 * @param validity when the key may sign attestations and the next change
 */
public record ChangeData(Optional<ChangeHash> previous, VerifyingKey primaryKey, boolean revokesPurposeKeys,
        Validity validity) implements CborItem {

    /** @throws io.ockam.core.codec.MalformedException if {@code content} does not begin with such a record */
    static ChangeData decode(Bytes content) {
        CborReader in = CborReader.of(content);
        return in.array(fields -> {
            Optional<ChangeHash> previous = fields.next().nextIsNull()
                    ? Optional.empty()
                    : Optional.of(new ChangeHash(in.bytes(ChangeHash.BYTES)));
            VerifyingKey key = KeyCodec.readKey(fields.next());
            boolean revokes = fields.next().bool();
            Timestamp from = new Timestamp(fields.next().u64());
            return new ChangeData(previous, key, revokes, new Validity(from, new Timestamp(fields.next().u64())));
        });
    }

    @Override
    public void write(CborWriter out) {
        out.array(fields -> {
            fields.optional(previous, (to, hash) -> to.bytes(hash.bytes()));
            KeyCodec.writeKey(fields.next(), primaryKey);
            fields.next().bool(revokesPurposeKeys);
            fields.next().unsigned(validity.from().seconds());
            fields.next().unsigned(validity.until().seconds());
        });
    }
}
