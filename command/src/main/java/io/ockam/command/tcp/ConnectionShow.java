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
import io.ockam.control.api.TransportStatus;

/** {@code ockam tcp-connection show}. */
final class ConnectionShow implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show a TCP connection.").needingArguments().with(
                Option.argument("ADDRESS").required()
                        .says("IP:PORT of its other end, or the address of its worker."),
                NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        TransportStatus connection = NodeArgument.client(invocation, "--at").call(Api.TCP_CONNECTION,
                Transports.address(invocation.options()));
        String details = """
                Type: TCP
                Mode: %s
                Socket address: %s
                Worker address: %s
                Processor address: %s
                Flow Control Id: %s""".formatted(connection.mode().shown(), Paint.name(connection.socketAddr()),
                Paint.name(connection.workerAddr()), Paint.name(connection.processorAddress()),
                Paint.name(connection.flowControlId()));
        String text = Lines.ok("TCP Connection:\n") + Lines.indented(details, Lines.log(Lines.INDENT));
        return Result.plain(text).bare(text).json(connection.toJson());
    }
}
