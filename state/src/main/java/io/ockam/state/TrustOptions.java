package io.ockam.state;

import io.ockam.state.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Whom a node trusts to vouch for others, as it was asked for; which combinations make sense is decided where they are given.
 *
 * @param project the project whose authority is trusted
 * @param authorityIdentity the authority's change history in hexadecimal
 * @param authorityRoute where the authority's node is, a multi-address
 * @param credentialScope for what the node's own credential is good
 */
public record TrustOptions(Optional<String> project, Optional<String> authorityIdentity,
        Optional<String> authorityRoute,
        Optional<String> credentialScope) {
    public static final TrustOptions NONE = new TrustOptions(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());

    static final Set<String> FIELDS = Set.of("project", "authority_identity", "authority_route", "credential_scope");

    /** The same, with the way to the authority's node changed, if there is one. */
    public TrustOptions withRoute(UnaryOperator<String> change) {
        return new TrustOptions(project, authorityIdentity, authorityRoute.map(change), credentialScope);
    }

    JsonObject toJson() {
        return JsonObject.builder().putIfPresent("project", project)
                .putIfPresent("authority_identity", authorityIdentity)
                .putIfPresent("authority_route", authorityRoute).putIfPresent("credential_scope", credentialScope)
                .build();
    }

    static TrustOptions of(JsonObject fields) {
        return new TrustOptions(fields.optionalText("project"), fields.optionalText("authority_identity"),
                fields.optionalText("authority_route"), fields.optionalText("credential_scope"));
    }
}
