package io.ockam.command.identity;

import io.ockam.command.terminal.Lines;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.state.Listing;
import java.util.List;

/** {@code ockam identity list}: every identity that has a name here. */
final class IdentityList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the identities.");
    }

    @Override
    public Result run(Invocation invocation) {
        NamedIdentities identities = new NamedIdentities(invocation.state(), invocation.clock());
        Listing<IdentityRecord> all = identities.list();
        all.unreadable().forEach(problem -> invocation.terminal().notice(Lines.warn(problem.getMessage())));
        List<IdentitySummary> found = all.found().stream().map(one -> IdentitySummary.of(identities, one)).toList();
        return Result.list(found, IdentitySummary::describe, IdentitySummary::toJson,
                "No identities found on this system.");
    }
}
