package io.ockam.command.identity;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.history.Identity;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.state.Name;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/** {@code ockam identity rotate}: gives an identity a new key; the old one is forgotten. */
final class IdentityRotate implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Give an identity a new primary key. Its identifier stays.")
                .details(
                        """
                                Whatever the old key has attested is void for everybody who learns of the new one: credentials that the \
                                identity has issued must be issued anew. Channels that are open go on; running nodes use the new key for \
                                the next one.""")
                .with(Option.argument("NAME").naming(Option.Values.IDENTITY)
                        .says("The identity; the default one if absent."),
                        Option.flag("--revoke-all-purpose-keys")
                                .says("Say so in the history as well, for implementations that ask."));
    }

    @Override
    public Result run(Invocation invocation) {
        NewKey key = invocation.options().has("--revoke-all-purpose-keys")
                ? NewKey.DEFAULT.revokingPurposeKeys()
                : NewKey.DEFAULT;
        IdentityRecord identity = meant(invocation);
        Identity rotated;
        try (Progress _ = invocation.terminal().progress("Rotating the key of " + identity.name() + "...");
                HomeIdentities home = HomeIdentities.ofCommand(invocation.state(), invocation.clock())) {
            rotated = home.servicesOf(identity).identities().rotate(identity.identifier(), key);
        }
        String identifier = rotated.identifier().toString();
        return Result.plain(Lines.ok("The identity " + Paint.name(identity.name().value()) + " has a new key") + "\n"
                + Lines.log("its identifier is still " + Paint.name(identifier))).bare(identifier)
                .json(JsonObject.builder().put("identifier", identifier).put("name", identity.name().value())
                        .put("changes", rotated.changes().size()).build());
    }

    private static IdentityRecord meant(Invocation invocation) {
        NamedIdentities identities = new NamedIdentities(invocation.state(), invocation.clock());
        Optional<String> name = invocation.options().text("NAME");
        return name.map(text -> identities.get(Name.of(text))).or(identities::defaultIdentity)
                .orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND, "no default identifier found",
                        "Create one with 'ockam identity create'.", null));
    }
}
