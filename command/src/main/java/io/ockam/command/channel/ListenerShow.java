package io.ockam.command.channel;

import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.channel.SecureChannelApi;
import io.ockam.control.api.channel.SecureChannelListenerStatus;

/** {@code ockam secure-channel-listener show}. */
final class ListenerShow implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show a secure-channel listener.").needingArguments()
                .with(Option.argument("ADDRESS").required().says("The listener's name."), NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        SecureChannelListenerStatus listener = NodeArgument.client(invocation, "--at").call(SecureChannelApi.LISTENER,
                invocation.options().required("ADDRESS"));
        String service = Channels.service(listener.address());
        return Result.plain(Paint.name(service)).bare(service).json(listener.toJson());
    }
}
