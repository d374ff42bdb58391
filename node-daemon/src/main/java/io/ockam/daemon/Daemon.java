package io.ockam.daemon;

import io.ockam.control.Version;
import io.ockam.control.launch.SocketPlace;
import io.ockam.core.OckamException;
import io.ockam.daemon.channel.NodeTrust;
import io.ockam.daemon.control.ControlService;
import io.ockam.daemon.control.EventRing;
import io.ockam.daemon.control.ShowService;
import io.ockam.daemon.http.HttpLimits;
import io.ockam.daemon.http.HttpServer;
import io.ockam.daemon.http.LocalSockets;
import io.ockam.daemon.kind.Kinds;
import io.ockam.daemon.manager.About;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.NodeManager;
import io.ockam.identity.channel.kept.FileKeptChannels;
import io.ockam.identity.channel.kept.KeptChannels;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.node.NodeOptions;
import io.ockam.node.service.ServiceKind;
import io.ockam.state.HttpOption;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.ProcessRecord;
import io.ockam.state.Resources;
import io.ockam.state.StateDirectory;
import io.ockam.state.file.Durability;
import io.ockam.state.process.ProcessIdentity;
import io.ockam.transport.tcp.TcpOptions;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running node of a home: the library's node with everything around it that makes it a process others can find and ask.
 *
 * <pre>
 *  occupy the folder ─▶ process.json ─▶ node ─▶ restore ─▶ listener ─▶ control socket, HTTP ─▶ process.json: ready
 * </pre>
 *
 * A start that fails leaves nothing open, and of its own nothing in the folder. Confined to the thread that starts it.
 */
final class Daemon implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    /** A request that is being answered when the node is asked to end has so long. */
    private static final Duration LAST_ANSWERS = Duration.ofMillis(100);

    private final Node kept;
    private final ProcessIdentity self;
    private final Opened opened = new Opened();

    private Daemon(Node kept, ProcessIdentity self) {
        this.kept = kept;
        this.self = self;
    }

    /**
     * Starts the node; when this returns, it answers.
     *
     * @param onStop is called when a client asks the node to end
     * @throws io.ockam.core.OckamException why it cannot be started: already running, an address in use, an unreadable record
     */
    static Daemon start(StateDirectory state, Node kept, Runnable onStop) {
        Daemon daemon = new Daemon(kept, state.processes().self());
        try {
            daemon.open(state, onStop);
            return daemon;
        } catch (RuntimeException e) {
            daemon.close();
            throw e;
        }
    }

    private void open(StateDirectory state, Runnable onStop) {
        NodeRecord record = kept.record();
        opened.add(kept.occupy());
        Path socket = opened.add(SocketPlace.of(kept.folder().resolve("control.sock"))).path();
        opened.add(kept::clearProcess);
        kept.writeProcess(process(false, Optional.empty(), Optional.empty(), socket));

        EventRing events = new EventRing();
        HomeIdentities home = opened.add(HomeIdentities.ofNode(state, kept, InstantSource.system()));
        io.ockam.node.Node node = opened.add(io.ockam.node.Node.start(options(record)
                .withTcp(TcpOptions.defaults().withObserver(Kinds.observer(events)))
                .withChannels(Kinds.channelObserver(events))
                .withKeptChannels(keptChannels(state, kept))));
        NodeTrust trust = NodeTrust.of(state, kept, home, node, InstantSource.system());
        Resources resources = kept.resources();
        resources.sweep();
        Ledger ledger = new Ledger(resources, events);
        Kinds kinds = Kinds.of(node, ledger, trust, record.launchConfiguration());
        NodeManager manager = opened.add(new NodeManager(kinds.table(), ledger, new About(kept, self.pid())));
        manager.restore();
        record.launchConfiguration().ifPresentOrElse(kinds::launch, kinds::openDefaults);
        String bound = kinds.listen(record.tcpBoundAddress().orElse(record.tcpListenerAddress()));

        LocalSockets sockets = opened.add(new LocalSockets(true));
        HttpServer control = sockets.listen(socket, new ControlService(manager.handler(events, onStop)),
                HttpLimits.CONTROL);
        opened.add(() -> control.drain(LAST_ANSWERS));
        Optional<Integer> httpPort = http(record, sockets, manager);

        kept.update(old -> httpPort.map(port -> old.withHttp(new HttpOption.At(port))).orElse(old)
                .withTcpBoundAddress(bound), Durability.SOON);
        kept.writeProcess(process(true, Optional.of(bound), httpPort.map(port -> "127.0.0.1:" + port), socket));
        Thread.ofVirtual().name("settle").start(() -> settle(state));
        LOG.info("node {} is ready, listening at {}", kept.name(), bound);
    }

    /** Where a node finds again the channels whose keys it keeps. */
    static KeptChannels keptChannels(StateDirectory state, Node kept) {
        return new FileKeptChannels(kept.folder().resolve("channels"), state.files());
    }

    /** Nobody waits for the disk's last word on what a start has written. */
    private void settle(StateDirectory state) {
        try {
            state.files().settle();
        } catch (OckamException e) {
            LOG.warn("what node {} wrote at its start may not survive a crash of the machine", kept.name(), e);
        }
    }

    /** A launch configuration names the services that it wants; without one there are the usual ones. Echo, which every node has, depends on whom it trusts. */
    private static NodeOptions options(NodeRecord record) {
        NodeOptions options = NodeOptions.named(record.name().value());
        return record.launchConfiguration().isPresent()
                ? options.withServices()
                : options.withServices(ServiceKind.UPPERCASE);
    }

    private Optional<Integer> http(NodeRecord record, LocalSockets sockets, NodeManager manager) {
        if (!(record.http() instanceof HttpOption.At(int port))) {
            return Optional.empty();
        }
        HttpServer server = opened.add(sockets.listen(port,
                new ShowService(manager::resources, InstantSource.system()), HttpLimits.LOOPBACK));
        return Optional.of(((InetSocketAddress) server.address()).getPort());
    }

    private ProcessRecord process(boolean ready, Optional<String> tcp, Optional<String> http, Path socket) {
        return new ProcessRecord(self, ready, tcp, http, socket, Version.current().number());
    }

    /** Ends everything in reverse order; the process record goes when nothing answers any more, the claim on the folder last of all. */
    @Override
    public void close() {
        LOG.info("node {} is ending", kept.name());
        opened.close();
    }
}
