package io.ockam.command.channel;

import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.channel.SecureChannelApi;
import io.ockam.control.api.channel.SecureChannelStatus;
import io.ockam.state.Node;
import java.util.List;

/** {@code ockam secure-channel list}. */
final class ChannelList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the secure channels that a node was asked to make.").with(NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        String name = node.name().value();
        List<SecureChannelStatus> found;
        try (Progress _ = invocation.terminal().progress("Listing Secure Channels on " + Paint.name(name) + "...")) {
            found = invocation.nodes().client(node).call(SecureChannelApi.CHANNELS);
        }
        Result list = Result.list(found, channel -> "From " + Paint.name(name) + " to "
                + Paint.name(Channels.multiAddress(channel.route())) + " \nAt "
                + Paint.name(Channels.service(channel.channel())), SecureChannelStatus::toJson,
                "No secure channels found on " + name);
        return list.bare(list.plain().orElse(""));
    }
}
