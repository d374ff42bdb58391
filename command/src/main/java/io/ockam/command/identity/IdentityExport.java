package io.ockam.command.identity;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.identity.home.IdentityTransfer;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.state.Name;
import io.ockam.state.json.JsonObject;
import java.nio.file.Path;

/** {@code ockam identity export}: writes an identity with its secret key into a file, after a warning. */
final class IdentityExport implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Write an identity, secret key included, into a file that only you can read.")
                .details("""
                        Whoever has the file is that identity. To let others only recognise it, give them what \
                        'ockam identity show NAME --full --encoding hex' prints.""")
                .needingArguments()
                .with(Option.argument("NAME").naming(Option.Values.IDENTITY).required().says("The identity."),
                        Option.value("FILE", "--to").required().naming(Option.Values.FILE)
                                .says("The file; nothing may be there yet."),
                        Option.flag("-y", "--yes").says("Do not ask before the key leaves its vault."))
                .example("Take an identity to another machine", "ockam identity export alice --to alice.identity");
    }

    @Override
    public Result run(Invocation invocation) {
        Name name = Name.of(invocation.options().required("NAME"));
        Path file = invocation.options().parsed("--to", IdentityFile::path).orElseThrow();
        try (HomeIdentities home = HomeIdentities.ofCommand(invocation.state(), invocation.clock())) {
            IdentityRecord identity = home.named().get(name);
            invocation.terminal().notice(Lines.warn("The secret key of " + Paint.name(name.value())
                    + " leaves its vault: whoever has the file is this identity."));
            if (!invocation.options().has("--yes")
                    && !invocation.terminal().confirm("Are you sure you want to proceed?")) {
                return Result.none();
            }
            new IdentityTransfer(invocation.state(), home).export(identity, file);
        }
        return Result.plain(Lines.ok("Exported the identity " + Paint.name(name.value()) + " to "
                + Paint.name(file.toString()))).bare(file.toString())
                .json(JsonObject.builder().put("name", name.value()).put("path", file.toString()).build());
    }
}
