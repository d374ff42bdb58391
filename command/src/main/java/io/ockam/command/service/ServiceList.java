package io.ockam.command.service;

import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;
import io.ockam.control.api.ServiceStatus;
import io.ockam.state.Node;
import java.util.List;

/** {@code ockam service list}: what a node offers, and where. */
final class ServiceList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the services of a node.")
                .with(Option.value("NODE_NAME", "--node", "--at").naming(Option.Values.NODE)
                        .says("The node; the default node if absent."));
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        try (Progress _ = invocation.terminal()
                .progress("Listing Services on " + Paint.name(node.name().value()) + "...")) {
            List<ServiceStatus> services = invocation.nodes().client(node).call(Api.SERVICES);
            return Result.list(services,
                    service -> Paint.warn(service.type()) + " service at " + Paint.name(service.addr()),
                    ServiceStatus::toJson, "No services found on " + node.name());
        }
    }
}
