package io.ockam.identity.home;

import io.ockam.core.OckamException;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.state.file.RecordFormat;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.SigningKeyType;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Function;

/**
 * An identity outside its vault, secret key included: whoever has it is that identity.
 *
 * <pre>
 *  { "format": 1, "change_history": HEX, "key_type": "ed25519" / "ecdsa_p256", "secret_key": HEX }
 * </pre>
 */
record ExportedIdentity(ChangeHistory history, SigningKeyType type, SecretBytes secret) implements AutoCloseable {
    static final RecordFormat<ExportedIdentity> FORMAT = new RecordFormat<>("exported identity",
            Set.of("change_history", "key_type", "secret_key"), ExportedIdentity::toJson, ExportedIdentity::of);

    private JsonObject toJson() {
        return JsonObject.builder().put("change_history", history.toHex())
                .put("key_type", type == SigningKeyType.ED25519 ? "ed25519" : "ecdsa_p256")
                .put("secret_key", secret.<String>use(HexFormat.of()::formatHex)).build();
    }

    private static ExportedIdentity of(JsonObject fields) {
        return new ExportedIdentity(field(fields, "change_history", ChangeHistory::parse),
                field(fields, "key_type", ExportedIdentity::type),
                field(fields, "secret_key", hex -> SecretBytes.own(HexFormat.of().parseHex(hex))));
    }

    private static SigningKeyType type(String name) {
        return switch (name) {
            case "ed25519" -> SigningKeyType.ED25519;
            case "ecdsa_p256" -> SigningKeyType.ECDSA_P256;
            default -> throw new IllegalArgumentException();
        };
    }

    /** Says which field is wrong, never what is in it. */
    private static <T> T field(JsonObject fields, String name, Function<String, T> parse) {
        try {
            return parse.apply(fields.text(name));
        } catch (JsonException e) {
            throw e;
        } catch (IllegalArgumentException | OckamException _) {
            throw new JsonException(name + ": not what an exported identity has there");
        }
    }

    /** Wipes the secret. */
    @Override
    public void close() {
        secret.close();
    }
}
