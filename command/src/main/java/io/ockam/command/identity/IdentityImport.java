package io.ockam.command.identity;

import io.ockam.command.lifecycle.IdentityOnDemand;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.identity.home.IdentityTransfer;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.state.Name;
import io.ockam.state.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/** {@code ockam identity import}: takes in an identity with its secret key, from a file that {@code identity export} wrote. */
final class IdentityImport implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Take in an identity, secret key included, from a file that 'identity export' wrote.")
                .needingArguments()
                .with(Option.argument("NAME").says("Its name here; a random one if absent."),
                        Option.value("FILE", "--from").required().naming(Option.Values.FILE).says("The file."),
                        Option.value("VAULT_NAME", "--vault").naming(Option.Values.VAULT)
                                .says("Where its key is kept; created if there is no such vault."));
    }

    @Override
    public Result run(Invocation invocation) {
        Options options = invocation.options();
        Path file = options.parsed("--from", IdentityFile::path).orElseThrow();
        Optional<Name> wanted = options.text("NAME").map(Name::of);
        try (HomeIdentities home = HomeIdentities.ofCommand(invocation.state(), invocation.clock())) {
            Name name = wanted.orElseGet(home.named()::freeName);
            Name vault = new IdentityOnDemand(invocation.state(), invocation.clock(), invocation.terminal()::notice)
                    .vault(options.text("--vault").map(Name::of)).name();
            IdentityRecord made = new IdentityTransfer(invocation.state(), home).importFrom(file, name, vault);
            invocation.terminal().notice(Lines.warn("The file still holds the secret key: delete " + file
                    + " when you do not need it any more."));
            String identifier = made.identifier().toString();
            return Result.plain(Lines.ok("Identity " + Paint.name(identifier)) + "\n"
                    + Lines.log("imported successfully as " + Paint.name(name.value()))).bare(identifier)
                    .json(JsonObject.builder().put("identifier", identifier).put("name", name.value()).build());
        }
    }
}
