package io.ockam.command.vault;

import io.ockam.command.item.DeleteItems;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.identity.named.Vaults;
import io.ockam.state.Name;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/** {@code ockam vault delete}: removes vaults that no identity uses, with their keys. */
final class VaultDelete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Delete a vault and its keys for good.")
                .with(Option.argument("NAME").naming(Option.Values.VAULT).says("The vault."), DeleteItems.ALL,
                        DeleteItems.YES);
    }

    @Override
    public Result run(Invocation invocation) {
        Vaults vaults = new Vaults(invocation.state(), invocation.clock());
        boolean all = invocation.options().has(DeleteItems.ALL.key());
        Optional<String> name = DeleteItems.name(invocation.options(), "NAME");
        return DeleteItems.of(VaultSummary.kind(vaults), invocation).delete(name, all, each -> delete(vaults, each));
    }

    private static Result delete(Vaults vaults, String name) {
        vaults.delete(new Name(name));
        return Result.plain(Lines.ok("Vault with name " + Paint.name(name) + " has been deleted")).bare(name)
                .json(JsonObject.builder().put("name", name).build());
    }
}
