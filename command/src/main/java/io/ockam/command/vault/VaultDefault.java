package io.ockam.command.vault;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.named.VaultRecord;
import io.ockam.identity.named.Vaults;
import io.ockam.state.Defaults;
import io.ockam.state.Name;
import java.util.Optional;

/** {@code ockam vault default}: tells or changes which vault is meant when none is named. */
final class VaultDefault implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show which vault is the default one, or choose another.")
                .details("When there are several vaults, only one that was chosen here is used without being named.")
                .with(Option.argument("NAME").naming(Option.Values.VAULT).says("The vault that becomes the default."));
    }

    @Override
    public Result run(Invocation invocation) {
        Vaults vaults = new Vaults(invocation.state(), invocation.clock());
        Optional<String> typed = invocation.options().text("NAME");
        if (typed.isEmpty()) {
            String shown = Paint.name(current(invocation, vaults).name().value());
            return Result.plain(Lines.ok("The name of the default vault is '" + shown + "'"));
        }
        Name name = Name.of(typed.get());
        VaultRecord vault = vaults.get(name);
        if (vault.chosen() && vaults.isDefault(name)) {
            throw new OckamException(ErrorCode.ALREADY_EXISTS, "The vault named '" + name + "' is already the default");
        }
        vaults.choose(name);
        return Result.plain(Lines.ok("The vault named '" + Paint.name(name.value()) + "' is now the default"))
                .bare(name.value());
    }

    private static VaultRecord current(Invocation invocation, Vaults vaults) {
        return invocation.state().defaults().get(Defaults.Kind.VAULT).flatMap(vaults::find)
                .orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND, "There is no default vault",
                        "Create one with 'ockam vault create'.", null));
    }
}
