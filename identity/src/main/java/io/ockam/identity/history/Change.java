package io.ockam.identity.history;

import io.ockam.core.Bytes;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.identity.KeyCodec;
import io.ockam.vault.Signature;
import java.util.Optional;

/**
 * One change as it travels. Nothing in it has been verified.
 *
 * <pre>
 *  [ data (bytes), signature, ? previous signature ]
 * </pre>
 *
 * @param data exactly as received, since its hash is what was signed
 * @param signature by the key that the change names
 * @param previousSignature by the key of the change before
 */
public record Change(Bytes data, Signature signature, Optional<Signature> previousSignature) implements CborItem {

    /** @throws io.ockam.core.codec.MalformedException if no change comes next */
    static Change read(CborReader in) {
        return in.array(fields -> new Change(fields.next().bytes(), KeyCodec.readSignature(fields.next()),
                fields.optional(KeyCodec::readSignature)));
    }

    @Override
    public void write(CborWriter out) {
        out.array(fields -> {
            fields.next().bytes(data);
            KeyCodec.writeSignature(fields.next(), signature);
            fields.optional(previousSignature, KeyCodec::writeSignature);
        });
    }
}
