package io.ockam.command.tcp;

import io.ockam.command.item.DeleteItems;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;
import io.ockam.control.client.ControlClient;
import io.ockam.state.json.JsonObject;

/** {@code ockam tcp-connection delete}. */
final class ConnectionDelete implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Close a TCP connection.").needingArguments().with(
                Option.argument("ADDRESS").required()
                        .says("IP:PORT of its other end, or the address of its worker."),
                NodeArgument.AT, DeleteItems.YES);
    }

    @Override
    public Result run(Invocation invocation) {
        String address = Transports.address(invocation.options());
        ControlClient client = NodeArgument.client(invocation, "--at");
        client.call(Api.TCP_CONNECTION, address);
        if (!invocation.options().has("--yes")
                && !invocation.terminal().confirm("Are you sure you want to delete this TCP connection?")) {
            return Result.none();
        }
        client.call(Api.DELETE_TCP_CONNECTION, address);
        return Result.plain(Lines.ok("TCP connection " + Paint.name(address) + " has been successfully deleted"))
                .json(JsonObject.builder().put("address", address).build());
    }
}
