package io.ockam.vault.file;

import io.ockam.core.Bytes;
import io.ockam.state.file.RecordFormat;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.software.SecretKind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The content of a vault's file: {@code {"format": 1, "keys": [{"kind": "signing_ed25519", "handle": "…", "secret": "…"}]}}, bytes in hex.
 * Immutable; two are equal if their secrets are.
 */
record StoredSecrets(List<Entry> entries) {
    static final StoredSecrets NONE = new StoredSecrets(List.of());
    static final RecordFormat<StoredSecrets> FORMAT = new RecordFormat<>("vault", Set.of("keys"),
            StoredSecrets::toJson, StoredSecrets::read);

    /** One secret; prints without its bytes. */
    record Entry(SecretKind kind, Bytes handle, SecretBytes secret) {
        boolean is(SecretKind wanted, Bytes named) {
            return kind == wanted && handle.equals(named);
        }
    }

    StoredSecrets {
        entries = List.copyOf(entries);
    }

    Optional<SecretBytes> find(SecretKind kind, Bytes handle) {
        return entries.stream().filter(entry -> entry.is(kind, handle)).findFirst().map(entry -> entry.secret.copy());
    }

    StoredSecrets with(SecretKind kind, Bytes handle, SecretBytes secret) {
        List<Entry> kept = new ArrayList<>(without(kind, handle).entries);
        kept.add(new Entry(kind, handle, secret.copy()));
        return new StoredSecrets(kept);
    }

    StoredSecrets without(SecretKind kind, Bytes handle) {
        return new StoredSecrets(entries.stream().filter(entry -> !entry.is(kind, handle)).toList());
    }

    int count(SecretKind kind) {
        return (int) entries.stream().filter(entry -> entry.kind == kind).count();
    }

    private JsonObject toJson() {
        List<Json> keys = entries.stream().<Json>map(entry -> JsonObject.builder()
                .put("kind", entry.kind.name().toLowerCase(Locale.ROOT)).put("handle", entry.handle.toHex())
                .put("secret", entry.secret.<String>use(HexFormat.of()::formatHex)).build()).toList();
        return JsonObject.builder().put("keys", new Json.Array(keys)).build();
    }

    private static StoredSecrets read(JsonObject fields) {
        return new StoredSecrets(fields.objects("keys", entry -> new Entry(
                field(entry, "kind", text -> SecretKind.valueOf(text.toUpperCase(Locale.ROOT))),
                field(entry, "handle", Bytes::hex),
                field(entry, "secret", text -> SecretBytes.own(HexFormat.of().parseHex(text))))));
    }

    /** Says which field is wrong, never what is in it: it may be most of a secret. */
    private static <T> T field(JsonObject entry, String name, Function<String, T> parse) {
        try {
            return parse.apply(entry.text(name));
        } catch (IllegalArgumentException _) {
            throw new JsonException(name + ": not what a vault's file has there");
        }
    }
}
