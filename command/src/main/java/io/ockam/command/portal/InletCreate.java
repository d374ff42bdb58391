package io.ockam.command.portal;

import io.ockam.command.policy.PolicyOption;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.ConnectionStatus;
import io.ockam.control.api.portal.InletRequest;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.client.ControlClient;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.net.HostPort;
import io.ockam.identity.Identifier;
import io.ockam.state.Node;
import io.ockam.state.Petnames;
import java.time.Duration;
import java.util.Optional;

/** {@code ockam tcp-inlet create}. */
final class InletCreate implements Verb {
    private static final String ANY_PORT = "127.0.0.1:0";

    @Override
    public Spec spec() {
        return Spec.of("Open a port whose clients are carried to an outlet.").with(NodeArgument.AT,
                Option.value("SOCKET_ADDRESS", "--from")
                        .says("IP:PORT or PORT to listen on; a free port of this machine if absent."),
                Option.value("ROUTE", "--to").naming(Option.Values.ROUTE).says(
                        "The outlet: a route, or its service's name in the default project; 'outlet' if absent."),
                Option.value("RELAY_NAME", "--via").says("The relay of the default project to go through."),
                Option.value("IDENTITY_NAME", "--identity").naming(Option.Values.IDENTITY)
                        .says("Who opens the secure channels of the route; the node's identity if absent."),
                Option.value("AUTHORIZED", "--authorized")
                        .says("The only identifier to accept at the far end of the secure channel."),
                Option.value("ALIAS", "--alias").says("What to call it; a random name if absent."), PolicyOption.ALLOW,
                Option.value("WAIT", "--connection-wait").byDefault("5s")
                        .says("How long each secure channel of the route may take."),
                Option.value("RETRY", "--retry-wait").byDefault("20s")
                        .says("The pause before asking a node again that could not be asked; 0 for once only."),
                Option.value("TIMEOUT", "--timeout").byDefault("10s").says("How long to wait for the node's answer."),
                Option.flag("--no-connection-wait").says("Do not wait for the first connection."))
                .with(Option.flag("--enable-udp-puncture", "--udp").hidden()
                        .says("Move to UDP where that is possible."),
                        Option.flag("--disable-tcp-fallback", "--no-tcp-fallback").hidden().says("Use UDP only."),
                        Option.flag("--ebpf").hidden().fromVariable("OCKAM_EBPF").says("Use raw sockets."),
                        Option.flag("--tls").hidden().says("Speak TLS to clients."),
                        Option.value("ROUTE", "--tls-certificate-provider").naming(Option.Values.ROUTE).hidden()
                                .says("Speak TLS to clients, with a certificate from there."))
                .example("To an outlet of a node of this machine, through a secure channel",
                        "ockam tcp-inlet create --at n1 --from 7000 --to /node/n2/secure/api/service/outlet");
    }

    @Override
    public Result run(Invocation invocation) {
        Options options = invocation.options();
        refuseUnsupported(options);
        Optional<String> from = options.parsed("--from", HostPort::parse).map(HostPort::toString);
        String alias = options.parsed("--alias", InletCreate::alias).orElseGet(() -> new Petnames().next().value());
        MultiAddress typed = InletDestination.of(options.text("--to"), options.text("--via"),
                options.text("--authorized"));
        MultiAddress to = invocation.nodes().withoutNames(typed);
        InletRequest request = new InletRequest(from.orElse(ANY_PORT), to.toString(), alias,
                options.parsed("--authorized", InletCreate::identifier), options.text("--identity"),
                options.duration("--connection-wait").orElseThrow(), !options.has("--no-connection-wait"),
                PolicyOption.of(options));
        Node node = NodeArgument.nodeOrNewDefault(invocation, "--at");
        invocation.nodes().stopped(typed).ifPresent(hint -> invocation.terminal().notice(Lines.warn(hint)));
        try (Progress _ = invocation.terminal().progress("Creating TCP Inlet " + Paint.name(alias) + "...")) {
            InletStatus made = ask(invocation, node, request);
            String text = text(node, made, request.waits());
            if (request.waits() && made.status() != ConnectionStatus.UP && !invocation.terminal().outIsTerminal()) {
                invocation.terminal().notice(text); // the address, which a script gets, does not tell
            }
            return Result.plain(text).bare(made.bindAddr()).json(made.toJson());
        }
    }

    private static void refuseUnsupported(Options options) {
        if (options.has("--udp") || options.has("--no-tcp-fallback")) {
            throw new OckamException(ErrorCode.UNSUPPORTED, "Can't enable UDP puncture or non UDP node");
        }
        if (options.has("--ebpf")) {
            throw new OckamException(ErrorCode.UNSUPPORTED, "This build cannot use raw sockets");
        }
        if (options.has("--tls") || options.has("--tls-certificate-provider")) {
            throw new OckamException(ErrorCode.UNSUPPORTED,
                    "An inlet speaks TLS with a certificate from the certificate provider of a project, and this build has no projects",
                    "Without --tls the clients' own TLS goes through as it is.", null);
        }
    }

    private static String identifier(String text) {
        return Identifier.parse(text).toString();
    }

    private static String alias(String text) {
        if (text.indexOf(':') >= 0) {
            throw new OckamException(ErrorCode.INVALID, "an alias must not contain ':' characters");
        }
        if (text.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID, "an alias must not be empty");
        }
        return text;
    }

    /** Until the node can be asked at all, unless {@code --retry-wait} is 0. */
    private static InletStatus ask(Invocation invocation, Node node, InletRequest request) {
        Duration pause = invocation.options().duration("--retry-wait").orElseThrow();
        ControlClient client = invocation.nodes().client(node)
                .within(invocation.options().duration("--timeout").orElseThrow());
        for (;;) {
            try {
                return client.call(PortalApi.CREATE_INLET, request);
            } catch (OckamException e) {
                if (e.code() != ErrorCode.UNAVAILABLE || pause.isZero()) {
                    throw e.code() == ErrorCode.TIMED_OUT ? perhapsMade(node, e) : e;
                }
                invocation.terminal().notice(Lines.warn(e.getMessage()));
                sleep(pause);
            }
        }
    }

    private static OckamException perhapsMade(Node node, OckamException unanswered) {
        return new OckamException(unanswered.code(), unanswered.getMessage(),
                "The inlet may have been made all the same; 'ockam tcp-inlet list --at " + node.name() + "' tells.",
                unanswered);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OckamException(ErrorCode.CANCELLED, "Interrupted", e);
        }
    }

    private static String text(Node node, InletStatus inlet, boolean waited) {
        String where = "TCP Inlet in the Node " + Paint.name(node.name().value()) + " bound to "
                + Paint.name(inlet.bindAddr());
        String outlet = "the TCP Outlet at " + Paint.name(inlet.outletAddr());
        if (inlet.status() == ConnectionStatus.UP) {
            return Lines.ok("Created a new " + where) + "\n" + Lines.log("sending traffic to " + outlet);
        }
        if (!waited) {
            return Lines.ok("Created a new " + where) + "\n"
                    + Lines.log("It will automatically connect to " + outlet + " as soon as it is available");
        }
        String reason = inlet.session().flatMap(session -> session.reason()).map(why -> ": " + why).orElse("");
        return Lines.warn("A TCP Inlet was created in the Node " + Paint.name(node.name().value()) + " bound to "
                + Paint.name(inlet.bindAddr()) + " but failed to connect to " + outlet + reason) + "\n"
                + Lines.info("It will retry to connect automatically");
    }
}
