package io.ockam.core.codec;

/**
 * A value that is written as one CBOR item. By convention its class has a matching {@code static T read(CborReader in)}.
 *
 * <pre>{@code
 * record Member(Bytes id, Optional<String> name) implements CborItem {
 *     static Member read(CborReader in) {
 *         return in.array(fields -> new Member(fields.next().bytes(32), fields.optional(CborReader::text)));
 *     }
 *
 *     public void write(CborWriter out) {
 *         out.array(fields -> {
 *             fields.next().bytes(id);
 *             fields.optional(name, CborWriter::text);
 *         });
 *     }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface CborItem {
    /** Appends exactly one item to {@code out}. */
    void write(CborWriter out);

    /** This item's bytes alone. */
    default byte[] toCbor() {
        CborWriter out = new CborWriter();
        write(out);
        return out.toArray();
    }
}
