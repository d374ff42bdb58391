package io.ockam.node;

import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannelListener;
import io.ockam.identity.channel.SecureChannelListenerOptions;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.portal.Inlet;
import io.ockam.portal.InletOptions;
import io.ockam.portal.Outlet;
import io.ockam.portal.OutletOptions;
import io.ockam.portal.relay.RelayOptions;
import io.ockam.portal.relay.RelayRegistration;
import io.ockam.portal.relay.RelayService;
import io.ockam.transport.tcp.TcpConnection;
import io.ockam.transport.tcp.TcpListener;
import io.ockam.vault.software.SoftwareVault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * An inlet, a secure channel and an outlet between two nodes.
 *
 * @param connection the near node's, to the far node or to the relay node
 */
record Crossing(Node near, Node relay, Node far, TcpConnection connection, Inlet inlet,
        Outlet outlet) implements AutoCloseable {
    enum Way {
        STRAIGHT, RELAYED
    }

    private static final Address API = Address.local("api");

    static Crossing to(HostPort server, Way way) {
        Node near = Node.start("near");
        Node relay = Node.start("relay");
        Node far = Node.start("far");
        SecureChannelListener api = far.channels().listen(someone(), API, SecureChannelListenerOptions.DEFAULT);
        Outlet outlet = far.portals().outlet("outlet", server,
                OutletOptions.defaults().asConsumer(List.of(api.flow())));
        TcpConnection connection = near
                .connect((way == Way.STRAIGHT ? far.listen("127.0.0.1:0", "api") : relayed(relay, far)).local()
                        .toString());
        Route route = way == Way.STRAIGHT
                ? Route.of(connection.sender(), API)
                : Route.of(connection.sender(), Address.local("forward_to_far"), API);
        SecureChannel channel = near.channels().create(someone(), route, SecureChannelOptions.DEFAULT);
        Inlet inlet = near.portals().inlet("inlet", IpPort.parse("127.0.0.1:0"), InletOptions.defaults());
        inlet.open(Route.of(channel.address(), outlet.address()));
        return new Crossing(near, relay, far, connection, inlet, outlet);
    }

    private static TcpListener relayed(Node relay, Node far) {
        TcpListener listener = relay.listen("127.0.0.1:0");
        RelayService.start(relay.workers(), RelayOptions.open().reachableBy(List.of(listener.flow())));
        TcpConnection registered = far.connect(listener.local().toString());
        far.admit(registered.flow(), "api");
        RelayRegistration.register(far.workers(), Route.of(registered.sender()), registered.closed(), "far",
                Duration.ofSeconds(20));
        return listener;
    }

    private static LocalIdentity someone() {
        IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
                InstantSource.system());
        return new LocalIdentity(services, services.identities().create(NewKey.DEFAULT).identifier());
    }

    /** Where the inlet listens. */
    IpPort address() {
        return inlet.address().orElseThrow();
    }

    @Override
    public void close() {
        near.close();
        relay.close();
        far.close();
    }
}
