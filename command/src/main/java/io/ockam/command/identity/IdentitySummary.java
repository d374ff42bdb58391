package io.ockam.command.identity;

import io.ockam.command.item.Kind;
import io.ockam.command.terminal.Paint;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.state.json.JsonObject;

/** An identity in a list. */
record IdentitySummary(IdentityRecord identity, boolean isDefault) {

    static IdentitySummary of(NamedIdentities identities, IdentityRecord identity) {
        return new IdentitySummary(identity, identities.isDefault(identity.name()));
    }

    static Kind kind(NamedIdentities identities) {
        return new Kind("identity", "identities",
                () -> identities.list().found().stream().map(identity -> identity.name().value()).toList());
    }

    /** For people, two lines. */
    String describe() {
        return "Identity " + Paint.name(identity.name().value()) + " " + (isDefault ? "(default)" : "") + "\n"
                + identity.identifier();
    }

    JsonObject toJson() {
        return JsonObject.builder().put("identifier", identity.identifier().toString())
                .put("name", identity.name().value()).put("vault_name", identity.vault().value())
                .put("is_default", isDefault).build();
    }
}
