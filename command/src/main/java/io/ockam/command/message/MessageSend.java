package io.ockam.command.message;

import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Retry;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.TrustArguments;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;
import io.ockam.control.api.MessageRequest;
import io.ockam.control.client.ControlClient;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.multiaddr.Protocol;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** {@code ockam message send}: sends a message along a route and prints the reply. */
final class MessageSend implements Verb {
    /** A node that gives up just in time must be heard. */
    private static final Duration ANSWER_ON_THE_WAY = Duration.ofSeconds(5);

    @Override
    public Spec spec() {
        return Spec.of("Send a message along a route and print the reply.")
                .with(Option.argument("MESSAGE").required().says("What to send; may be empty."),
                        Option.value("NODE_NAME", "-f", "--from").naming(Option.Values.NODE)
                                .says("The node to send from; if absent, one that lives for this message."),
                        Option.value("ROUTE", "-t", "--to").naming(Option.Values.ROUTE).required()
                                .says("Where to: a multi-address such as /node/n1/service/echo."),
                        Option.flag("--hex").says("MESSAGE is hexadecimal, and so is the reply."),
                        Option.value("TIMEOUT", "--timeout").byDefault("10s").says("How long to wait for the reply."),
                        Option.value("IDENTITY_NAME", "--identity").naming(Option.Values.IDENTITY)
                                .says("Who sends; the default identity if absent. Not with --from."))
                .with(TrustArguments.ALL.toArray(Option[]::new)).with(Retry.OPTIONS.toArray(Option[]::new))
                .example("To a service of a node of this machine",
                        "ockam message send hello --to /node/n1/service/uppercase")
                .example("To a node elsewhere",
                        "ockam message send hello --to /dnsaddr/example.org/tcp/4000/service/echo")
                .example("From one node to another",
                        "ockam message send hello --from n1 --to /node/n2/service/uppercase")
                .needingArguments();
    }

    @Override
    public Result run(Invocation invocation) {
        Options options = invocation.options();
        MultiAddress to = options.parsed("--to", MultiAddress::parse).orElseThrow();
        Duration timeout = options.duration("--timeout").orElseThrow();
        byte[] message = message(options);
        requireWorker(to);
        byte[] reply;
        try (Progress _ = invocation.terminal().progress("Sending message to " + Paint.name(to.toString()) + "...")) {
            reply = Retry.of(options).run(invocation.terminal(), MessageSend::mayPass,
                    () -> send(invocation, to, message, timeout));
        }
        String text = options.has("--hex") ? HexFormat.of().formatHex(reply) : text(reply);
        return Result.plain(Paint.harmless(text)).bare(text);
    }

    /** Before anybody waits for an answer that cannot come: a node takes a message only for a worker. */
    private static void requireWorker(MultiAddress to) {
        Optional<Protocol> last = to.isEmpty() ? Optional.empty() : Optional.of(to.components().getLast().protocol());
        if (last.filter(protocol -> protocol == Protocol.SERVICE || protocol == Protocol.WORKER).isEmpty()) {
            throw new OckamException(ErrorCode.INVALID,
                    "Argument '--to' is invalid: '" + to + "' leads to no worker",
                    "Name one behind it, such as " + to + "/service/echo.", null);
        }
    }

    private static byte[] message(Options options) {
        String typed = options.required("MESSAGE");
        if (!options.has("--hex")) {
            return typed.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return HexFormat.of().parseHex(typed);
        } catch (IllegalArgumentException e) {
            throw new OckamException(ErrorCode.INVALID, "The message is not a valid hex string", e);
        }
    }

    private static boolean mayPass(OckamException failure) {
        return failure.code() == ErrorCode.TIMED_OUT || failure.code() == ErrorCode.NOT_FOUND;
    }

    private static byte[] send(Invocation invocation, MultiAddress to, byte[] message, Duration timeout) {
        MultiAddress route = resolved(invocation, to);
        try {
            return invocation.options().text("--from").isPresent()
                    ? sendFromNode(invocation, route, message, timeout)
                    : sendFromHere(invocation, route, message, timeout);
        } catch (OckamException e) {
            throw new Unanswered(invocation).explain(to, timeout, e);
        }
    }

    private static MultiAddress resolved(Invocation invocation, MultiAddress to) {
        try {
            return invocation.nodes().withoutNames(to);
        } catch (OckamException e) {
            throw new OckamException(e.code(), "Argument '--to' is invalid", e.hint(), e);
        }
    }

    private static byte[] sendFromNode(Invocation invocation, MultiAddress route, byte[] message, Duration timeout) {
        ControlClient node = NodeArgument.client(invocation, "--from").within(timeout.plus(ANSWER_ON_THE_WAY));
        return node.call(Api.SEND_MESSAGE, new MessageRequest(route.toString(), Bytes.of(message), timeout)).reply()
                .toArray();
    }

    private static byte[] sendFromHere(Invocation invocation, MultiAddress route, byte[] message, Duration timeout) {
        if (TrustArguments.read(invocation.options()).authorityRoute().isPresent()) {
            throw new OckamException(ErrorCode.UNSUPPORTED, "For a single message no credential is fetched",
                    "Create a node with --authority-route, and send from there.", null);
        }
        MomentaryNode.Channels channels = (runtime, toListener, longest) -> new SenderChannels(invocation)
                .open(runtime, toListener, longest);
        try (MomentaryNode node = MomentaryNode.start(channels, timeout)) {
            return node.call(route, message);
        }
    }

    private static String text(byte[] reply) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(reply)).toString();
        } catch (CharacterCodingException e) {
            throw new OckamException(ErrorCode.MALFORMED, "Received content is not a valid utf8 string",
                    "Use --hex to see its bytes; the message is hexadecimal then as well.", e);
        }
    }
}
