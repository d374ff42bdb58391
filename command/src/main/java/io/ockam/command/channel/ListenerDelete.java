package io.ockam.command.channel;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.channel.SecureChannelApi;
import io.ockam.core.Address;
import io.ockam.state.Node;

/** {@code ockam secure-channel-listener delete}. */
final class ListenerDelete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Take no more requests at a secure-channel listener; channels that it made stay.")
                .needingArguments()
                .with(Option.argument("ADDRESS").required().says("The listener's name."), NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        Address address = invocation.options().parsed("ADDRESS", Address::parse).orElseThrow();
        Node node = NodeArgument.node(invocation, "--at");
        invocation.nodes().client(node).call(SecureChannelApi.DELETE_LISTENER, address.toString());
        return Result.plain(Lines.ok("Deleted secure-channel listener with address '" + Paint.name(address.toString())
                + "' on node '" + Paint.name(node.name().value()) + "'")).bare(address.toString());
    }
}
