package io.ockam.identity.credential;

import io.ockam.core.Bytes;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The attributes that a credential gives to its subject: {@code [schema, {* bytes => bytes}]}.
 *
 * @param schema what the set means, an unsigned number; {@link #MEMBER_SCHEMA} for members of a project
 * @param map by key, in the unsigned order of the keys' bytes; by convention UTF-8 on both sides
 */
public record Attributes(long schema, SortedMap<Bytes, Bytes> map) implements CborItem {
    public static final long MEMBER_SCHEMA = 1;

    public Attributes {
        map = Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** Texts under {@link #MEMBER_SCHEMA}. */
    public static Attributes of(Map<String, String> texts) {
        SortedMap<Bytes, Bytes> map = new TreeMap<>();
        texts.forEach((key, value) -> map.put(Bytes.utf8(key), Bytes.utf8(value)));
        return new Attributes(MEMBER_SCHEMA, map);
    }

    /** The value of {@code key}, if there is one. */
    public Optional<Bytes> get(String key) {
        return Optional.ofNullable(map.get(Bytes.utf8(key)));
    }

    static Attributes read(CborReader in) {
        return in.array(fields -> new Attributes(fields.next().u64(),
                new TreeMap<>(fields.next().entries(CborReader::bytes, CborReader::bytes))));
    }

    @Override
    public void write(CborWriter out) {
        out.array(fields -> {
            fields.next().unsigned(schema);
            fields.next().entries(map, CborWriter::bytes, CborWriter::bytes);
        });
    }
}
