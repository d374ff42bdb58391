package io.ockam.command.identity;

import io.ockam.command.item.DeleteItems;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.state.Name;
import io.ockam.state.json.JsonObject;
import java.util.Optional;

/** {@code ockam identity delete}: removes names and histories; keys stay in their vaults. */
final class IdentityDelete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Delete an identity that no node uses. Its keys stay in the vault.")
                .with(Option.argument("NAME").naming(Option.Values.IDENTITY).says("The identity."), DeleteItems.ALL,
                        DeleteItems.YES);
    }

    @Override
    public Result run(Invocation invocation) {
        NamedIdentities identities = new NamedIdentities(invocation.state(), invocation.clock());
        boolean all = invocation.options().has(DeleteItems.ALL.key());
        Optional<String> name = DeleteItems.name(invocation.options(), "NAME");
        return DeleteItems.of(IdentitySummary.kind(identities), invocation).delete(name, all,
                each -> delete(identities, each));
    }

    private static Result delete(NamedIdentities identities, String name) {
        identities.delete(new Name(name));
        return Result.plain(Lines.ok("The identity named " + Paint.name(name) + " has been deleted")).bare(name)
                .json(JsonObject.builder().put("name", name).build());
    }
}
