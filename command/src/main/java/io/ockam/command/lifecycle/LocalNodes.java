package io.ockam.command.lifecycle;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Terminal;
import io.ockam.control.api.Api;
import io.ockam.control.api.NodeResources;
import io.ockam.control.api.NotRestored;
import io.ockam.control.client.ControlClient;
import io.ockam.control.launch.NodeStop;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.Component;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.multiaddr.Protocol;
import io.ockam.core.net.HostPort;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.NodeStatus;
import io.ockam.state.Petnames;
import io.ockam.state.ProcessRecord;
import io.ockam.state.StateDirectory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The nodes of this home. Touches nothing until asked; for one command. */
public final class LocalNodes {
    /** A node that is healthy answers in milliseconds; a machine may be busy. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final StateDirectory state;
    private final Terminal terminal;
    private final Duration timeout;

    /** @param timeout for a node to become ready, and to answer a request */
    public LocalNodes(StateDirectory state, Terminal terminal, Duration timeout) {
        this.state = state;
        this.terminal = terminal;
        this.timeout = timeout;
    }

    /**
     * The name in an argument that means a node of this home: the name itself, or a multi-address that begins with it, as in
     * {@code /node/n1}.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if it is neither
     */
    public static Name nameIn(String argument) {
        if (argument.indexOf('/') < 0) {
            if (argument.isEmpty()) {
                throw new OckamException(ErrorCode.INVALID, "Empty address in input: ");
            }
            return Name.of(argument);
        }
        String[] parts = argument.split("/", -1);
        if (parts.length < 3 || !parts[0].isEmpty()) {
            throw new OckamException(ErrorCode.INVALID,
                    "'" + argument + "' is neither a name nor an address such as /node/NAME");
        }
        return switch (parts[1]) {
            case "node", "service", "project" -> Name.of(parts[2]);
            default -> throw new OckamException(ErrorCode.INVALID, "Protocol " + parts[1] + " not supported");
        };
    }

    /**
     * The node of this name, or the default one.
     *
     * @throws OckamException {@link ErrorCode#NOT_FOUND}
     */
    public Node get(Optional<Name> name) {
        return name.map(state.nodes()::get).orElseGet(() -> state.nodes().defaultNode().orElseThrow(
                () -> new OckamException(ErrorCode.NOT_FOUND, "There is no default node",
                        "Create one with 'ockam node create', or name one.", null)));
    }

    /** As {@link #get}; but if none is named and there is no default one, that is created first. */
    public Node getOrCreate(Optional<Name> name) {
        if (name.isPresent() || state.nodes().defaultNode().isPresent()) {
            return get(name);
        }
        Node made = create(NodeRecord.named(new Petnames().next(state.nodes()::exists)));
        terminal.notice(Lines.ok("Created a new Node named " + Paint.name(made.name().value())));
        return made;
    }

    /**
     * To ask the node with.
     *
     * @throws OckamException {@link ErrorCode#UNAVAILABLE} if it does not run
     */
    public ControlClient client(Node node) {
        Optional<ProcessRecord> process = node.status().isAlive() ? node.process() : Optional.empty();
        return process.map(running -> new ControlClient(running.controlSocket(), timeout))
                .orElseThrow(() -> new OckamException(ErrorCode.UNAVAILABLE,
                        "Failed to connect to node " + node.name()
                                + node.record().tcpBoundAddress().map(address -> " at " + address).orElse(""),
                        "It is not running; start it with 'ockam node start " + node.name() + "'.", null));
    }

    /**
     * What the node says of itself. Of one that does not run, or does not answer in time, only what is known without asking; the latter is
     * told on the terminal as well.
     */
    public NodeResources look(Node node) {
        return look(node, LOOK);
    }

    /** As {@link #look(Node)}, with another time for the answer. */
    public NodeResources look(Node node, Duration limit) {
        NodeRecord record = node.record();
        NodeStatus status = node.status();
        if (!(status instanceof NodeStatus.Running(long pid))) {
            return NodeResources.unanswered(node, record, status);
        }
        try {
            return client(node).within(limit).call(Api.NODE).resources();
        } catch (OckamException e) {
            terminal.notice(Lines.warn("The node " + node.name() + " does not answer: " + e.getMessage()));
            return NodeResources.unanswered(node, record, new NodeStatus.NotAnswering(pid));
        }
    }

    /** What the node had before its last start, and has not any more. */
    public List<NotRestored> missingAfterStart(Node node) {
        return client(node).within(LOOK).call(Api.NODE).notRestored();
    }

    /**
     * Ends the node's process, if there is one, telling on the terminal when it must be killed.
     *
     * @throws OckamException as {@link NodeStop#stop}
     */
    public NodeStop.Outcome stop(Node node) {
        return new NodeStop(state.processes()).stop(node, () -> terminal.notice(
                Lines.warn("Failed to stop node " + node.name() + " with SIGTERM, trying with SIGKILL")));
    }

    /**
     * The address with every {@code /node/NAME} replaced by where that node listens.
     *
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if there is no such node, {@link ErrorCode#UNAVAILABLE} if it has no listener
     */
    public MultiAddress withoutNames(MultiAddress address) {
        MultiAddress resolved = MultiAddress.EMPTY;
        for (Component component : address.components()) {
            resolved = switch (component.protocol()) {
                case NODE -> resolved.append(listener(state.nodes().get(Name.of(component.value()))));
                case SPACE ->
                    throw new OckamException(ErrorCode.UNSUPPORTED, "/space/ substitutions are not supported!");
                case IP4, IP6, DNSADDR, TCP, SERVICE, WORKER, SECURE, PROJECT -> resolved.append(component);
            };
        }
        return resolved;
    }

    /**
     * That a node which an address names does not run, and what to do about it.
     *
     * @param address as it was typed, with names
     */
    public Optional<String> stopped(MultiAddress address) {
        return address.components().stream().filter(part -> part.protocol() == Protocol.NODE)
                .flatMap(part -> state.nodes().find(Name.of(part.value())).stream())
                .filter(node -> !node.status().isAlive()).findFirst()
                .map(node -> "The node " + node.name() + " is not running; start it with 'ockam node start "
                        + node.name() + "'.");
    }

    /** The failure to reach an address; if that is so because a node is {@linkplain #stopped}, with that as its hint. */
    public OckamException unreachable(MultiAddress address, OckamException failure) {
        return stopped(address)
                .map(hint -> new OckamException(failure.code(), failure.getMessage(), hint, failure.getCause()))
                .orElse(failure);
    }

    private static MultiAddress listener(Node node) {
        String bound = node.record().tcpBoundAddress().orElseThrow(() -> new OckamException(ErrorCode.UNAVAILABLE,
                "No transport API has been set on the node", "The node " + node.name() + " has not run yet.", null));
        HostPort address = HostPort.parse(bound);
        return MultiAddress.tcp(address.host(), address.port());
    }

    /**
     * Makes a node and starts its process in the background; returns when it answers.
     *
     * @throws OckamException as {@link io.ockam.state.Nodes#create}, or why it did not start; then nothing of it is left
     */
    public Node create(NodeRecord wanted) {
        return launches().create(wanted);
    }

    /**
     * Starts the process of a node that is there, with everything that was made in it.
     *
     * @throws OckamException {@link ErrorCode#ALREADY_EXISTS} if it runs, or why it did not start
     */
    public void start(Node node) {
        launches().start(node);
    }

    /** Makes a node that stays with this process until either ends. */
    public ForegroundNode createInForeground(NodeRecord wanted) {
        return launches().createInForeground(wanted);
    }

    private Launches launches() {
        return new Launches(state, new NodeIdentity(state, terminal), timeout);
    }
}
