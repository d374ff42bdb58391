package io.ockam.command.policy;

import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.Policy;
import io.ockam.control.api.portal.Policy.Scope;
import io.ockam.state.Node;
import java.util.List;
import java.util.Optional;

/** {@code ockam policy list}. */
final class PolicyList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the policies of a node.").with(
                Option.argument("RESOURCE").naming(Option.Values.RESOURCE_TYPE)
                        .says("Only those of this resource or type."),
                NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        Optional<String> resource = invocation.options().text("RESOURCE");
        List<Policy> policies = PolicyItems.of(invocation.nodes().client(node), resource).policies();
        String whenEmpty = "No policies" + resource.map(name -> " for " + name).orElse("") + " on Node " + node.name();
        return policies.isEmpty()
                ? Result.list(policies, PolicyList::describe, whenEmpty)
                : Result.list(policies, PolicyList::describe, PolicyItems::json, whenEmpty);
    }

    private static String describe(Policy policy) {
        return (policy.scope() == Scope.TYPE ? "Resource type: " : "Resource name: ") + Paint.name(policy.resource())
                + policy.type().map(type -> " (" + type + ")").orElse("")
                + "\nExpression: " + Paint.name(policy.expression());
    }
}
