package io.ockam.command.tcp;

import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;
import io.ockam.control.api.TransportStatus;

/** {@code ockam tcp-listener show}. */
final class ListenerShow implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show a TCP listener.").needingArguments()
                .with(Option.argument("ADDRESS").required().says("IP:PORT at which it listens."), NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        TransportStatus listener = NodeArgument.client(invocation, "--at").call(Api.TCP_LISTENER,
                Transports.address(invocation.options()));
        return Result.plain(Transports.describe(listener)).json(listener.toJson());
    }
}
