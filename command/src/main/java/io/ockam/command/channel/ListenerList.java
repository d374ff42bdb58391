package io.ockam.command.channel;

import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.channel.SecureChannelApi;
import io.ockam.control.api.channel.SecureChannelListenerStatus;
import io.ockam.state.Node;
import java.util.List;

/** {@code ockam secure-channel-listener list}. */
final class ListenerList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the secure-channel listeners of a node.").with(NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        String name = node.name().value();
        List<SecureChannelListenerStatus> found;
        try (Progress _ = invocation.terminal()
                .progress("Listing secure channel listeners on " + Paint.name(name) + "...")) {
            found = invocation.nodes().client(node).call(SecureChannelApi.LISTENERS);
        }
        Result list = Result.list(found,
                listener -> "Listener at " + Paint.name(Channels.service(listener.address())),
                SecureChannelListenerStatus::toJson, "No secure channel listeners found at node " + name + ".");
        return list.bare(list.plain().orElse(""));
    }
}
