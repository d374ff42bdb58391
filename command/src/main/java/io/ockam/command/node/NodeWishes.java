package io.ockam.command.node;

import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.TrustArguments;
import io.ockam.command.verb.UsageException;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.identity.Identifier;
import io.ockam.state.HttpOption;
import io.ockam.state.LaunchConfiguration;
import io.ockam.state.Name;
import io.ockam.state.NodeRecord;
import io.ockam.state.Petnames;
import io.ockam.state.TrustOptions;
import io.ockam.state.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code node create} was asked for, read from its options. */
final class NodeWishes {
    static final List<Option> OPTIONS = List.of(
            Option.flag("-f", "--foreground").says("Stay on this terminal until interrupted."),
            Option.flag("-e", "--exit-on-eof").says("End when the standard input ends. Needs --foreground."),
            Option.flag("--child-process").hidden(),
            Option.flag("-s", "--skip-is-running-check").says("Accepted for older scripts; no check is skipped."),
            Option.value("SOCKET_ADDRESS", "-t", "--tcp-listener-address").byDefault(NodeRecord.ANY_LOCAL_PORT)
                    .says("Where the node listens for TCP connections, IP:PORT; port 0 for any free one."),
            Option.flag("--enable-http-server", "--http-server").says("Answer HTTP on a free port of this machine."),
            Option.value("PORT", "--http-server-port").says("Answer HTTP on this port of this machine."),
            Option.flag("--enable-udp", "--udp").hidden(),
            Option.value("CONFIG", "--launch-config", "--launch-configuration").hidden(),
            Option.value("IDENTITY_NAME", "--identity").naming(Option.Values.IDENTITY)
                    .says("The node's identity; created if there is none of this name."),
            Option.value("JSON", "--opentelemetry-context").hidden(),
            Option.value("YAML", "--node-config", "--configuration").hidden(),
            Option.value("TICKET", "--enrollment-ticket").fromVariable("ENROLLMENT_TICKET").hidden(),
            Option.value("KEY=VALUE", "--variable").repeatable().hidden());

    private final Invocation invocation;
    private final Options options;

    private NodeWishes(Invocation invocation) {
        this.invocation = invocation;
        this.options = invocation.options();
    }

    static NodeWishes of(Invocation invocation) {
        return new NodeWishes(invocation);
    }

    /**
     * The record to create.
     *
     * @throws UsageException for options that exclude each other or need another
     * @throws OckamException {@link ErrorCode#INVALID} for a bad name; {@link ErrorCode#UNSUPPORTED} for a configuration or UDP
     */
    NodeRecord record() {
        options.exclude("--http-server", "--http-server-port");
        options.requires("--exit-on-eof", "--foreground");
        options.requires("--child-process", "--foreground");
        refuseConfiguration();
        if (options.has("--udp")) {
            throw new OckamException(ErrorCode.UNSUPPORTED, "UDP is not available in this version",
                    "Create the node without --udp.", null);
        }
        Name name = name();
        NodeRecord record = NodeRecord.named(name).withTcpListenerAddress(options.required("--tcp-listener-address"))
                .withHttp(http()).withTrust(trust())
                .withLogging(invocation.globals().verbosity(), level(invocation.globals()))
                .withForeground(options.has("--foreground"), options.has("--exit-on-eof"));
        record = options.text("--identity").map(record::withIdentity).orElse(record);
        return options.parsed("--launch-configuration", NodeWishes::launchConfiguration)
                .map(record::withLaunchConfiguration).orElse(record);
    }

    /** A node of this home is meant as it listens now. */
    private TrustOptions trust() {
        return TrustArguments.read(options)
                .withRoute(route -> invocation.nodes().withoutNames(MultiAddress.parse(route)).toString());
    }

    private Name name() {
        Optional<String> typed = options.text("NAME_OR_CONFIGURATION");
        if (typed.isEmpty()) {
            return new Petnames().next(invocation.state().nodes()::exists);
        }
        String text = typed.get();
        if (Name.isValid(text)) {
            return new Name(text);
        }
        if (text.contains("://") || isFile(text)) {
            throw unsupported(text + " is a node configuration");
        }
        throw new OckamException(ErrorCode.INVALID, "Invalid value for NAME_OR_CONFIGURATION: " + shown(text),
                "A name has 1 to " + Name.MAX_LENGTH + " letters A-Z and a-z, digits, '_' and '-'.", null);
    }

    /** A hostile name must not fill the terminal. */
    private static String shown(String text) {
        return text.length() <= Name.MAX_LENGTH ? text : text.substring(0, Name.MAX_LENGTH) + "…";
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private void refuseConfiguration() {
        for (String option : List.of("--configuration", "--enrollment-ticket")) {
            if (options.text(option).isPresent()) {
                throw unsupported(option + " asks for a node configuration");
            }
        }
    }

    private static OckamException unsupported(String what) {
        return new OckamException(ErrorCode.UNSUPPORTED, what + ", which this version cannot read",
                "Create the node by options, then what it should hold by commands.", null);
    }

    private HttpOption http() {
        if (options.has("--http-server")) {
            return new HttpOption.At(0);
        }
        return options.parsed("--http-server-port", NodeWishes::port).<HttpOption>map(HttpOption.At::new)
                .orElseGet(HttpOption.Off::new);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new OckamException(ErrorCode.INVALID, "invalid digit found in string", e);
        }
        throw new OckamException(ErrorCode.INVALID, text + " is not in 0..=65535");
    }

    /** One -v or two: info; three: debug; more: trace. Without, the node decides. */
    private static Optional<String> level(GlobalOptions globals) {
        return switch (globals.verbosity()) {
            case 0 -> Optional.empty();
            case 1, 2 -> Optional.of("info");
            case 3 -> Optional.of("debug");
            default -> Optional.of("trace");
        };
    }

    /** JSON text, or the path of a file with it. */
    private static LaunchConfiguration launchConfiguration(String text) {
        try {
            LaunchConfiguration wanted = LaunchConfiguration
                    .parse(text.stripLeading().startsWith("{") ? text : Files.readString(Path.of(text)));
            wanted.secureChannelListener().ifPresent(listener -> listener.authorized().forEach(Identifier::parse));
            return wanted;
        } catch (JsonException e) {
            throw new OckamException(ErrorCode.INVALID, "failed to read \"" + text + "\": " + e.getMessage(), e);
        } catch (IOException | InvalidPathException e) {
            throw new OckamException(ErrorCode.INVALID, "failed to read \"" + text + "\"", e);
        }
    }
}
