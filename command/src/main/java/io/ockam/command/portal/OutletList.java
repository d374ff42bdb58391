package io.ockam.command.portal;

import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.OutletStatus;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.state.Node;
import io.ockam.state.json.JsonObject;

/** {@code ockam tcp-outlet list}. */
final class OutletList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the TCP outlets of a node.").with(NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        return Result.list(invocation.nodes().client(node).call(PortalApi.OUTLETS),
                outlet -> "Outlet at " + Paint.name(address(outlet)) + " is connected to " + Paint.name(outlet.to()),
                outlet -> JsonObject.builder().put("from", address(outlet)).put("to", outlet.to()).build(),
                "No TCP Outlets found on node " + node.name());
    }

    private static String address(OutletStatus outlet) {
        return "/service/" + outlet.workerAddr().name();
    }
}
