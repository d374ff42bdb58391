package io.ockam.command.vault;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.identity.named.Vaults;
import io.ockam.state.Name;
import java.nio.file.Path;

/** {@code ockam vault move}: puts the keys of a vault into another file; running nodes follow. */
final class VaultMove implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Move the keys of a vault to another file.").needingArguments()
                .with(Option.argument("NAME").naming(Option.Values.VAULT).required().says("The vault."),
                        VaultPath.OPTION.required().says("The new file; nothing may be there yet."));
    }

    @Override
    public Result run(Invocation invocation) {
        Name name = Name.of(invocation.options().required("NAME"));
        Path path = VaultPath.in(invocation.options()).orElseThrow();
        Path moved = new Vaults(invocation.state(), invocation.clock()).move(name, path);
        invocation.terminal().notice(Lines.info("Moved the vault " + Paint.name(name.value()) + " to \""
                + Paint.name(moved.toString()) + "\""));
        return Result.none();
    }
}
