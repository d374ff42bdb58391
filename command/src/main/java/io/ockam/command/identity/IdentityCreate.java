package io.ockam.command.identity;

import io.ockam.command.lifecycle.IdentityOnDemand;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.history.Identity;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.state.Name;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/** {@code ockam identity create}: makes an identity, or gives a name to one that somebody else made. */
final class IdentityCreate implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Create an identity, or import the public history of one.")
                .details("A name that is taken already stands for the identity that has it.")
                .with(Option.argument("NAME").says("Its name; a random one if absent."),
                        Option.value("VAULT_NAME", "--vault").naming(Option.Values.VAULT)
                                .says("Where its keys are kept; created if there is no such vault."),
                        Option.value("KEY_ID", "-k", "--key-id").says("A key that a vault in AWS KMS has already."),
                        Option.value("IDENTITY", "--identity")
                                .says("The change history of an identity to import, in hexadecimal."))
                .example("An identity whose keys are in a vault of their own", "ockam identity create a --vault v");
    }

    @Override
    public Result run(Invocation invocation) {
        Options options = invocation.options();
        options.exclude("--key-id", "--identity");
        Optional<ChangeHistory> history = options.parsed("--identity", ChangeHistory::parse);
        Name name = options.text("NAME").map(Name::of).orElseGet(
                () -> new NamedIdentities(invocation.state(), invocation.clock()).freeName());
        Optional<Name> vault = options.text("--vault").map(Name::of);
        IdentityOnDemand identities = new IdentityOnDemand(invocation.state(), invocation.clock(),
                invocation.terminal()::notice);
        if (options.has("--key-id")) {
            throw new OckamException(ErrorCode.INVALID,
                    "Vault " + identities.vault(vault).name() + " is not a KMS vault",
                    "Leave out --key-id: the key is then made.", null);
        }
        return history.isPresent()
                ? importing(invocation, identities, name, vault, history.get())
                : creating(invocation, identities, name, vault);
    }

    private static Result creating(Invocation invocation, IdentityOnDemand identities, Name name,
            Optional<Name> vault) {
        IdentityRecord made;
        try (Progress _ = invocation.terminal().progress("Creating identity " + Paint.name(name.value()) + "...")) {
            made = identities.create(name, vault);
        }
        String identifier = made.identifier().toString();
        return Result.plain(Lines.ok("Identity " + Paint.name(identifier)) + "\n"
                + Lines.log("created successfully as " + Paint.name(name.value()))).bare(identifier)
                .json(JsonObject.builder().put("identifier", identifier).build());
    }

    private static Result importing(Invocation invocation, IdentityOnDemand identities, Name name,
            Optional<Name> vault, ChangeHistory history) {
        Name keys = identities.vault(vault).name();
        try (HomeIdentities home = HomeIdentities.ofCommand(invocation.state(), invocation.clock())) {
            Identity verified = home.verifying().identities().receive(history, Optional.empty());
            NamedIdentities.Added added = home.named().addForeign(name, verified.identifier(), keys, history);
            if (added instanceof NamedIdentities.Added.NameTaken(var other)
                    && !other.identifier().equals(verified.identifier())) {
                throw new OckamException(ErrorCode.ALREADY_EXISTS,
                        "The name " + name + " is taken by the identity " + other.identifier(),
                        "Choose another name.", null);
            }
        }
        return Result.plain(Lines.ok("Identity imported successfully with name " + Paint.name(name.value())));
    }
}
