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
import io.ockam.control.api.channel.SecureChannelListenerRequest;
import io.ockam.core.Address;
import io.ockam.core.OckamException;
import io.ockam.state.Node;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.List;

/** {@code ockam secure-channel-listener create}. */
final class ListenerCreate implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Let others ask a node for secure channels at one more address.").needingArguments()
                .with(Option.argument("ADDRESS").required().says("A name for the listener; routes end with it."),
                        NodeArgument.AT, Channels.AUTHORIZED,
                        Option.value("IDENTITY_NAME", "--identity").naming(Option.Values.IDENTITY)
                                .says("Who answers; the node itself if absent."))
                .example("Only for one other:",
                        "ockam secure-channel-listener create private --at n2 --authorized I0123…");
    }

    @Override
    public Result run(Invocation invocation) {
        Address address = invocation.options().parsed("ADDRESS", Address::parse).orElseThrow();
        List<String> authorized = Channels.authorized(invocation);
        Node node = NodeArgument.nodeOrNewDefault(invocation, "--at");
        SecureChannelListenerRequest wanted = new SecureChannelListenerRequest(address.name(), authorized,
                invocation.options().text("--identity"));
        try {
            invocation.nodes().client(node).call(SecureChannelApi.CREATE_LISTENER, wanted);
        } catch (OckamException e) {
            throw new OckamException(e.code(), "An error occurred while creating the secure channel listener: "
                    + e.getMessage(), e.hint(), e);
        }
        String service = Channels.service(address);
        return Result
                .plain(Lines.ok("Secure Channel Listener at " + Paint.name(service) + " created successfully\n")
                        + Lines.log("At node " + Paint.name("/node/" + node.name())))
                .bare(service).json(new Json.Array(List.of(JsonObject.builder().put("address", service).build())));
    }
}
