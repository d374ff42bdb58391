package io.ockam.identity.named;

import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.state.Name;
import io.ockam.state.file.RecordFormat;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import io.ockam.state.json.Timestamps;
import java.time.Instant;
import java.util.Set;

/**
 * An identity that has a name in this home. Where it was only imported, its vault does not have its key.
 *
 * @param vault the name of the vault that its keys are in
 * @param historyText its change history in hexadecimal; kept as text, since a list does not need it
 */
public record IdentityRecord(Name name, Instant created, Identifier identifier, Name vault, String historyText) {
    static final RecordFormat<IdentityRecord> FORMAT = new RecordFormat<>("identity",
            Set.of("name", "created", "identifier", "vault", "change_history"), IdentityRecord::toJson,
            IdentityRecord::of);

    /** @throws io.ockam.core.OckamException if it cannot be read */
    public ChangeHistory history() {
        return ChangeHistory.parse(historyText);
    }

    IdentityRecord with(ChangeHistory history) {
        return new IdentityRecord(name, created, identifier, vault, history.toHex());
    }

    private JsonObject toJson() {
        return JsonObject.builder().put("name", name.value()).put("created", Timestamps.write(created))
                .put("identifier", identifier.toString()).put("vault", vault.value())
                .put("change_history", historyText).build();
    }

    private static IdentityRecord of(JsonObject fields) {
        return new IdentityRecord(new Name(fields.text("name")), fields.required("created", Timestamps::read),
                fields.required("identifier", json -> identifier(json.asText())), new Name(fields.text("vault")),
                fields.text("change_history"));
    }

    private static Identifier identifier(String text) {
        try {
            return Identifier.parse(text);
        } catch (IdentityException e) {
            throw new JsonException(e.getMessage(), e);
        }
    }
}
