package io.ockam.identity;

import io.ockam.core.Bytes;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;

/**
 * The envelope of everything that is signed: says what is in it, so that a signature over one thing cannot pass for another.
 *
 * <pre>
 *  [ version (u8), type (u8), content (bytes: one CBOR item) ]
 * </pre>
 *
 * @param type one of {@link #CHANGE}, {@link #ATTESTATION}, {@link #CREDENTIAL}; others are read, so that the refusal can name them
 */
public record Versioned(int version, int type, Bytes content) implements CborItem {
    public static final int VERSION = 1;
    public static final int CHANGE = 1;
    public static final int ATTESTATION = 2;
    public static final int CREDENTIAL = 3;

    /** The bytes to hash and sign. */
    public static Bytes encode(int type, CborItem content) {
        return Bytes.of(new Versioned(VERSION, type, Bytes.of(content.toCbor())).toCbor());
    }

    /** @throws io.ockam.core.codec.MalformedException if {@code data} does not begin with such an envelope */
    public static Versioned decode(Bytes data) {
        return CborReader.of(data).array(
                fields -> new Versioned(fields.next().u8(), fields.next().u8(), fields.next().bytes()));
    }

    @Override
    public void write(CborWriter out) {
        out.array(fields -> {
            fields.next().unsigned(version);
            fields.next().unsigned(type);
            fields.next().bytes(content);
        });
    }
}
