package io.ockam.daemon.kind;

import io.ockam.core.Address;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.flow.FlowControls;
import io.ockam.daemon.channel.ChannelEvents;
import io.ockam.daemon.channel.ChannelReaper;
import io.ockam.daemon.channel.NodeTrust;
import io.ockam.daemon.channel.SecureChannelKind;
import io.ockam.daemon.channel.SecureChannelListenerKind;
import io.ockam.daemon.control.EventRing;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.daemon.policy.Guards;
import io.ockam.daemon.portal.InletKind;
import io.ockam.daemon.portal.OutletKind;
import io.ockam.daemon.policy.PolicyKind;
import io.ockam.daemon.relay.RelayAdmission;
import io.ockam.daemon.policy.RelayGate;
import io.ockam.daemon.relay.RelayKind;
import io.ockam.daemon.portal.TrustedCertificates;
import io.ockam.daemon.session.Sessions;
import io.ockam.identity.channel.ChannelObserver;
import io.ockam.identity.policy.Policies;
import io.ockam.node.Node;
import io.ockam.node.service.ServiceKind;
import io.ockam.portal.relay.RelayOptions;
import io.ockam.portal.relay.RelayService;
import io.ockam.state.LaunchConfiguration;
import io.ockam.transport.tcp.TcpObserver;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Every kind of resource that this build knows: the one place where they are registered. */
public final class Kinds {
    private static final Address ECHO = Address.local("echo");

    private final TcpListeners listeners;
    private final SecureChannelListenerKind channelListeners;
    private final Runnable relayService;
    private final List<ResourceKind> table;

    private Kinds(TcpListeners listeners, SecureChannelListenerKind channelListeners, Runnable relayService,
            List<ResourceKind> table) {
        this.listeners = listeners;
        this.channelListeners = channelListeners;
        this.relayService = relayService;
        this.table = table;
    }

    /**
     * The kinds of {@code node}, in the order in which kept things are brought back: none stands on one that comes behind it.
     *
     * @param wanted what is to be started instead of the usual
     */
    public static Kinds of(Node node, Ledger ledger, NodeTrust trust, Optional<LaunchConfiguration> wanted) {
        FlowControls flows = node.workers().flowControls();
        TcpListeners listeners = new TcpListeners(node, ledger);
        FlowControlId tcp = listeners.ownFlow();
        RelayGate gate = new RelayGate(node.workers(), node.channels());
        SecureChannelListenerKind channelListeners = new SecureChannelListenerKind(node, trust, ledger,
                wanted.flatMap(LaunchConfiguration::secureChannelListener), tcp, gate);
        FlowControlId api = channelListeners.ownFlow();
        NodeReach reach = new NodeReach(node, trust);
        SecureChannelKind channels = new SecureChannelKind(node, trust, reach.connector(), ledger);
        ChannelReaper.start(node.workers(), node.channels(), channels, ledger);
        Policies policies = new Policies();
        Guards guards = new Guards(policies, node.workers(), trust.attributes(), gate);
        node.services().start(ServiceKind.ECHO, ECHO, guards.ofEcho(ECHO));
        node.services().list().forEach(service -> flows.addConsumer(service.address(), tcp));
        List<FlowControlId> relayFlows = trust.authority().isPresent() ? List.of(tcp, api) : List.of(tcp);
        Runnable relayService = () -> RelayService.start(node.workers(),
                RelayOptions.open().admitting(new RelayAdmission(guards, trust.attributes())).reachableBy(relayFlows));
        List<FlowControlId> outletFlows = trust.authority().isPresent() ? List.of(api) : List.of(api, tcp);
        Sessions sessions = new Sessions(node.workers(), ledger, InstantSource.system(), new Random());
        PolicyKind policyKind = new PolicyKind(policies, ledger);
        return new Kinds(listeners, channelListeners, relayService, List.of( //
                new WorkerKind(node.workers()), //
                policyKind, //
                new ServiceKinds(node, ledger, List.of(tcp, api)), //
                new OutletKind(node, ledger, policyKind, guards, gate, outletFlows, certificates()), //
                new TcpConnections(node, ledger), //
                channelListeners, //
                channels, //
                new ConsumerKind(flows, ledger), //
                new InletKind(node, ledger, policyKind, guards, reach, sessions), //
                new RelayKind(node, ledger, policyKind, guards, gate, reach, sessions), //
                listeners, //
                new MessageKind(node, reach.connector())));
    }

    private static TrustedCertificates certificates() {
        return new TrustedCertificates(Optional.ofNullable(System.getenv("SSL_CERT_FILE")).map(Path::of));
    }

    /** What tells {@code events} of connections, to be given to the node when it is made. */
    public static TcpObserver observer(EventRing events) {
        return new TcpEvents(events);
    }

    public List<ResourceKind> table() {
        return table;
    }

    /** What tells {@code events} of secure channels, to be given to the node when it is made. */
    public static ChannelObserver channelObserver(EventRing events) {
        return new ChannelEvents(events);
    }

    /** Starts {@code api}, which makes secure channels with the node itself, and the relay service. Before {@link #listen}. */
    public void openDefaults() {
        channelListeners.open();
        relayService.run();
    }

    /** Starts what {@code wanted} asks for, and nothing of the usual. As {@link #openDefaults}. */
    public void launch(LaunchConfiguration wanted) {
        wanted.secureChannelListener().ifPresent(_ -> channelListeners.open());
    }

    /** Opens the node's own listener, once everything is there. @return where it listens, {@code IP:PORT} */
    public String listen(String address) {
        return listeners.open(address);
    }
}
