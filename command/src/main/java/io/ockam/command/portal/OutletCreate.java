package io.ockam.command.portal;

import io.ockam.command.policy.PolicyOption;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.OutletRequest;
import io.ockam.control.api.portal.OutletStatus;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.net.HostPort;
import io.ockam.state.Node;
import java.util.Optional;

/** {@code ockam tcp-outlet create}. */
final class OutletCreate implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Give what comes to a worker's address to a TCP server.").needingArguments().with(
                Option.value("HOSTNAME_PORT", "--to").required()
                        .says("HOST:PORT of the server; a port alone is one of this machine."),
                Option.flag("--tls").says("Speak TLS to the server."),
                Option.value("OUTLET_ADDRESS", "--from")
                        .says("Its address; 'outlet', or a random name if that is taken, if absent."),
                NodeArgument.AT, PolicyOption.ALLOW,
                Option.flag("--ebpf").hidden().fromVariable("OCKAM_EBPF").says("Use raw sockets."))
                .details("What it prints is the last part of a route to the server.")
                .example("Offer a database", "ockam tcp-outlet create --at n1 --from /service/db --to 127.0.0.1:5432");
    }

    @Override
    public Result run(Invocation invocation) {
        Options options = invocation.options();
        if (options.has("--ebpf")) {
            throw new OckamException(ErrorCode.UNSUPPORTED, "This build cannot use raw sockets");
        }
        String to = options.parsed("--to", HostPort::parse).orElseThrow().toString();
        Optional<String> address = options.parsed("--from", AddressText::parse);
        OutletRequest request = new OutletRequest(to, options.has("--tls"), address, PolicyOption.of(options));
        Node node = NodeArgument.nodeOrNewDefault(invocation, "--at");
        OutletStatus made = invocation.nodes().client(node).call(PortalApi.CREATE_OUTLET, request);
        made.problem().ifPresent(problem -> invocation.terminal().notice(Lines.warn(
                problem + "; until that changes, the outlet refuses every connection")));
        String route = "/service/" + made.workerAddr().name();
        return Result
                .plain(Lines.ok("Created a new TCP Outlet in the Node " + Paint.name(node.name().value()) + " at "
                        + Paint.name(route) + " bound to " + Paint.name(made.to())))
                .bare(route).json(made.toJson());
    }
}
