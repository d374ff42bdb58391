package io.ockam.command.identity;

import io.ockam.command.lifecycle.IdentityOnDemand;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.state.Name;
import java.util.Optional;

/** {@code ockam identity default}: tells or changes which identity is meant when none is named. */
final class IdentityDefault implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show which identity is the default one, or make another the default.")
                .with(Option.argument("NAME").naming(Option.Values.IDENTITY)
                        .says("The identity that becomes the default."));
    }

    @Override
    public Result run(Invocation invocation) {
        Optional<String> typed = invocation.options().text("NAME");
        if (typed.isEmpty()) {
            Name name = new IdentityOnDemand(invocation.state(), invocation.clock(), _ -> {}).get(Optional.empty())
                    .name();
            return Result.plain(
                    Lines.ok("The name of the default identity is '" + Paint.name(name.value()) + "'"));
        }
        Name name = Name.of(typed.get());
        new NamedIdentities(invocation.state(), invocation.clock()).makeDefault(name);
        return Result.plain(Lines.ok("The identity named '" + Paint.name(name.value()) + "' is now the default"))
                .bare(name.value());
    }
}
