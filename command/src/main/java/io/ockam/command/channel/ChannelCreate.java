package io.ockam.command.channel;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.channel.SecureChannelApi;
import io.ockam.control.api.channel.SecureChannelRequest;
import io.ockam.control.client.ControlClient;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code ockam secure-channel create}. */
final class ChannelCreate implements Verb {
    /** A node that gives up just in time must be heard. */
    private static final Duration ANSWER_ON_THE_WAY = Duration.ofSeconds(5);

    @Override
    public Spec spec() {
        return Spec.of("Make a secure channel from a node to a listener along a route.").needingArguments()
                .with(Option.value("NODE_NAME", "--from").required().naming(Option.Values.NODE)
                        .says("The node where the channel begins."),
                        Option.value("ROUTE", "--to").required().naming(Option.Values.ROUTE)
                                .says("Where to: a multi-address that ends at a listener, such as /node/n2/service/api."),
                        Channels.AUTHORIZED,
                        Option.value("CREDENTIAL", "-c", "--credential")
                                .says("A credential to present, in hexadecimal; that of the node if absent."),
                        Option.value("IDENTITY_NAME", "--identity").naming(Option.Values.IDENTITY)
                                .says("Who asks for the channel; the default identity if absent."))
                .details("What it prints is the first part of a route through the channel.")
                .example("Send a message through a channel:",
                        "ockam secure-channel create --from n1 --to /node/n2/service/api | ockam message send hello --from n1 --to -/service/echo");
    }

    @Override
    public Result run(Invocation invocation) {
        Options options = invocation.options();
        MultiAddress to = options.parsed("--to", MultiAddress::parse).orElseThrow();
        List<String> authorized = Channels.authorized(invocation);
        requireIdentity(invocation);
        Node node = NodeArgument.node(invocation, "--from");
        invocation.terminal().notice(Lines.log("Creating Secure Channel...\n"));
        String route = invocation.nodes().withoutNames(to).toString();
        Duration timeout = invocation.environment().timeout();
        ControlClient client = invocation.nodes().client(node).within(timeout.plus(ANSWER_ON_THE_WAY));
        SecureChannelRequest request = new SecureChannelRequest(route, authorized, Channels.identity(invocation),
                options.text("--credential"), timeout);
        String address = Channels.service(create(invocation, client, request, to));
        return Result.plain(Lines.ok("Secure Channel at " + Paint.name(address) + " created successfully\n")
                + Lines.log("From " + Paint.name("/node/" + node.name()) + " to "
                        + Paint.name(options.required("--to"))))
                .bare(address)
                .json(new Json.Array(List.of(JsonObject.builder().put("address", address).build())));
    }

    private static void requireIdentity(Invocation invocation) {
        Optional<Name> name = invocation.options().text("--identity").map(Name::of);
        if (name.isPresent()
                && new NamedIdentities(invocation.state(), invocation.clock()).find(name.get()).isEmpty()) {
            throw new OckamException(ErrorCode.NOT_FOUND,
                    "There is no Identity with name " + name.get() + " on this machine.",
                    "ockam identity list shows those that are there.", null);
        }
    }

    private static String create(Invocation invocation, ControlClient client, SecureChannelRequest request,
            MultiAddress to) {
        try {
            return client.call(SecureChannelApi.CREATE_CHANNEL, request).channel();
        } catch (OckamException e) {
            throw e.code() == ErrorCode.UNAVAILABLE ? invocation.nodes().unreachable(to, e) : e;
        }
    }
}
