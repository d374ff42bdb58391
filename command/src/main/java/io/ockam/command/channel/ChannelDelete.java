package io.ockam.command.channel;

import io.ockam.command.item.DeleteItems;
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
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.List;

/** {@code ockam secure-channel delete}. */
final class ChannelDelete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Close a secure channel, both ends of it.").needingArguments()
                .with(Option.argument("ADDRESS").required()
                        .says("The channel's address at this node, also as /service/ADDRESS."),
                        NodeArgument.AT, DeleteItems.YES);
    }

    @Override
    public Result run(Invocation invocation) {
        Address address = invocation.options().parsed("ADDRESS", ChannelDelete::address).orElseThrow();
        if (!invocation.options().has("--yes")
                && !invocation.terminal().confirm("Are you sure you want to delete this secure channel?")) {
            return Result.none();
        }
        NodeArgument.client(invocation, "--at").call(SecureChannelApi.DELETE_CHANNEL, address.toString());
        String service = Channels.service(address);
        return Result.plain(Lines.ok("Secure channel at " + Paint.name(service) + " has been deleted")).bare(service)
                .json(new Json.Array(List.of(JsonObject.builder().put("address", service).build())));
    }

    private static Address address(String text) {
        return text.startsWith("/") ? MultiAddress.parse(text).route().first() : Address.parse(text);
    }
}
