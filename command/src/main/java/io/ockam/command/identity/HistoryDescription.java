package io.ockam.command.identity;

import io.ockam.command.verb.Result;
import io.ockam.identity.history.HistoryOutline;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.List;

/** The change history of an identity, for people and for programs. Loaded only for {@code --full}. */
final class HistoryDescription {
    private HistoryDescription() {}

    static Result of(IdentityRecord identity) {
        List<HistoryOutline.Step> changes = HistoryOutline.of(identity.history()).steps();
        StringBuilder text = new StringBuilder("Identifier: " + identity.identifier());
        for (int i = 0; i < changes.size(); i++) {
            HistoryOutline.Step change = changes.get(i);
            text.append("\n  Change[").append(i).append("]:");
            text.append("\n    identifier:              ").append(change.hash());
            text.append("\n    primary_public_key:      ").append(key(change));
            text.append("\n    revoke_all_purpose_keys: ").append(change.data().revokesPurposeKeys());
        }
        return Result.plain(text.toString()).bare(text.toString())
                .json(JsonObject.builder().put("identifier", identity.identifier().toString())
                        .put("changes", Json.array(changes, HistoryDescription::toJson)).build());
    }

    private static JsonObject toJson(HistoryOutline.Step change) {
        return JsonObject.builder().put("identifier", change.hash().toString()).put("primary_public_key", key(change))
                .put("revoke_all_purpose_keys", change.data().revokesPurposeKeys()).build();
    }

    private static String key(HistoryOutline.Step change) {
        String type = switch (change.data().primaryKey().type()) {
            case ED25519 -> "EdDSACurve25519";
            case ECDSA_P256 -> "ECDSASHA256CurveP256";
        };
        return type + ": " + change.data().primaryKey().bytes();
    }
}
