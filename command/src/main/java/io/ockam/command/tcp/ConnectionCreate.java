package io.ockam.command.tcp;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.UsageException;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;
import io.ockam.control.api.SocketAddressRequest;
import io.ockam.control.api.TransportStatus;
import io.ockam.core.net.HostPort;
import io.ockam.state.Node;
import io.ockam.state.json.JsonObject;

/** {@code ockam tcp-connection create}. */
final class ConnectionCreate implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Connect a node to a TCP address.").needingArguments()
                .with(Option.value("NODE_NAME", "--from").naming(Option.Values.NODE)
                        .says("The node that connects; the default node if absent."),
                        Option.value("ADDRESS", "-t", "--to").required()
                                .says("HOST:PORT to connect to; a port alone is one of this machine."))
                .details("What it prints is the first part of a route through the connection.")
                .example("Send a message through a connection:",
                        "ockam message send hello --from n1 --to $(ockam tcp-connection create --from n1 --to 127.0.0.1:4000)/service/echo");
    }

    /** @throws UsageException if {@code --to} is no address */
    @Override
    public Result run(Invocation invocation) {
        String to = invocation.options().parsed("--to", HostPort::parse).map(HostPort::toString)
                .orElseThrow(() -> new IllegalStateException("--to is required"));
        Node node = NodeArgument.nodeOrNewDefault(invocation, "--from");
        TransportStatus made = invocation.nodes().client(node).call(Api.CREATE_TCP_CONNECTION,
                new SocketAddressRequest(to));
        String route = Transports.route(made);
        return Result
                .plain(Lines.ok("A TCP connection was created at the node " + Paint.name(node.name().value()) + '\n')
                        + Lines.log("to the address " + Paint.name(made.socketAddr())))
                .bare(route).json(JsonObject.builder().put("from", node.name().value()).put("to", made.socketAddr())
                        .put("address", route).build());
    }
}
