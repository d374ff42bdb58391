package io.ockam.command.vault;

import io.ockam.command.terminal.Lines;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.identity.named.VaultRecord;
import io.ockam.identity.named.Vaults;
import io.ockam.state.Listing;
import java.util.List;

/** {@code ockam vault list}: every vault of this home. */
final class VaultList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the vaults.");
    }

    @Override
    public Result run(Invocation invocation) {
        Vaults vaults = new Vaults(invocation.state(), invocation.clock());
        Listing<VaultRecord> all = vaults.list();
        all.unreadable().forEach(problem -> invocation.terminal().notice(Lines.warn(problem.getMessage())));
        List<VaultSummary> found = all.found().stream().map(vault -> VaultSummary.of(vaults, vault)).toList();
        return Result.list(found, VaultSummary::describe, VaultSummary::toJson, "No Vaults found");
    }
}
