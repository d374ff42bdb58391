package io.ockam.command.policy;

import io.ockam.command.item.ShowItems;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.Policy;
import java.util.List;
import java.util.Optional;

/** {@code ockam policy show}. */
final class PolicyShow implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show the policy of a resource, or of a type of resources.").with(
                Option.argument("RESOURCE").naming(Option.Values.RESOURCE_TYPE)
                        .says("The resource or the type; tcp-outlet if absent."),
                NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        Optional<String> resource = invocation.options().text("RESOURCE");
        PolicyItems items = PolicyItems.of(NodeArgument.client(invocation, "--at"), resource);
        return new ShowItems(items.kind(), invocation.terminal()).show(resource, Optional.of("tcp-outlet"), name -> {
            List<Policy> policies = items.named(name);
            return policies.size() == 1
                    ? show(policies.getFirst())
                    : Result.all(policies.stream().map(PolicyShow::show).toList());
        });
    }

    private static Result show(Policy policy) {
        return Result.plain(Lines.ok("Policy for " + PolicyItems.name(policy) + " is "
                + Paint.name(policy.expression()))).json(PolicyItems.json(policy));
    }
}
