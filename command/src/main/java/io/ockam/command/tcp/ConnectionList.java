package io.ockam.command.tcp;

import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;

/** {@code ockam tcp-connection list}. */
final class ConnectionList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the TCP connections of a node, those that it made and those that it was asked for.")
                .with(TransportList.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        return TransportList.of(invocation, Api.TCP_CONNECTIONS, "TCP Connections");
    }
}
