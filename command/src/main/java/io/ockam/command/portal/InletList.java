package io.ockam.command.portal;

import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.state.Node;

/** {@code ockam tcp-inlet list}. */
final class InletList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the TCP inlets of a node.").with(NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        return Result.list(invocation.nodes().client(node).call(PortalApi.INLETS), InletText::brief,
                InletStatus::toJson, "No TCP Inlets found on " + node.name());
    }
}
