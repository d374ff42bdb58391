package io.ockam.command.policy;

import io.ockam.command.item.DeleteItems;
import io.ockam.command.terminal.Lines;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.Policy;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.client.ControlClient;
import java.util.Optional;

/** {@code ockam policy delete}. */
final class PolicyDelete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Delete the policy of a resource, or of a type of resources.").with(
                Option.argument("RESOURCE").naming(Option.Values.RESOURCE_TYPE).says("The resource or the type."),
                NodeArgument.AT, DeleteItems.YES);
    }

    @Override
    public Result run(Invocation invocation) {
        ControlClient client = NodeArgument.client(invocation, "--at");
        Optional<String> resource = invocation.options().text("RESOURCE");
        PolicyItems items = PolicyItems.of(client, resource);
        return DeleteItems.of(items.kind(), invocation).delete(resource, false, name -> {
            Policy policy = items.named(name).getFirst();
            client.call(PortalApi.DELETE_POLICY, policy.scope().text(), policy.resource());
            return Result.plain(Lines.ok("Policy for " + PolicyItems.name(policy) + " has been deleted"));
        });
    }
}
