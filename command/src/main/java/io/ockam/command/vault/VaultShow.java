package io.ockam.command.vault;

import io.ockam.command.item.ShowItems;
import io.ockam.command.terminal.Lines;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.identity.named.Vaults;
import io.ockam.state.Name;
import java.util.Optional;

/** {@code ockam vault show}: one vault. */
final class VaultShow implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show a vault: where it keeps its keys.")
                .with(Option.argument("NAME").naming(Option.Values.VAULT)
                        .says("The vault; the only one, or the chosen one, if absent."));
    }

    @Override
    public Result run(Invocation invocation) {
        Vaults vaults = new Vaults(invocation.state(), invocation.clock());
        Optional<String> name = invocation.options().text("NAME");
        Optional<String> otherwise = name.isPresent() || invocation.terminal().canAsk()
                ? Optional.empty()
                : vaults.meant().map(vault -> vault.name().value());
        return new ShowItems(VaultSummary.kind(vaults), invocation.terminal()).show(name, otherwise,
                each -> show(VaultSummary.of(vaults, vaults.get(new Name(each)))));
    }

    private static Result show(VaultSummary vault) {
        return Result.plain("Vault:\n" + Lines.indented(vault.describe(), "   "))
                .bare(vault.vault().name().value()).json(vault.toJson());
    }
}
