package io.ockam.command.tcp;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;
import io.ockam.control.api.SocketAddressRequest;
import io.ockam.control.api.TransportStatus;

/** {@code ockam tcp-listener create}. */
final class ListenerCreate implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Listen for TCP connections at one more address.").needingArguments()
                .with(Option.argument("ADDRESS").required()
                        .says("IP:PORT to listen at; port 0 takes a free one."), NodeArgument.AT)
                .details(
                        "Whoever connects there can send messages to the node's services. The node listens again at the same address when it is "
                                + "started again.")
                .example("On every interface:", "ockam tcp-listener create 0.0.0.0:4000 --at n1");
    }

    @Override
    public Result run(Invocation invocation) {
        TransportStatus made = invocation.nodes().client(NodeArgument.nodeOrNewDefault(invocation, "--at")).call(
                Api.CREATE_TCP_LISTENER, new SocketAddressRequest(Transports.address(invocation.options())));
        String port = made.socketAddr().substring(made.socketAddr().lastIndexOf(':') + 1);
        String text = Lines.ok("Tcp listener created! You can send messages to it via this route:\n")
                + Lines.log(Paint.name("/dnsaddr/localhost/tcp/" + port));
        String hint = Lines.log("To open a service to it, run: "
                + Paint.name("ockam flow-control add-consumer " + made.flowControlId() + " /service/NAME"));
        return Result.plain(text + "\n\n" + hint).bare(text).json(made.toJson());
    }
}
