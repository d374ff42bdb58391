package io.ockam.command.tcp;

import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;

/** {@code ockam tcp-listener list}. */
final class ListenerList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the TCP addresses at which a node listens.").with(TransportList.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        return TransportList.of(invocation, Api.TCP_LISTENERS, "TCP Listeners");
    }
}
