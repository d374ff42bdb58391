package io.ockam.transport.tcp;

import io.netty.channel.Channel;
import io.ockam.core.Address;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.net.IpPort;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import java.net.InetSocketAddress;

/** A listener's place among the workers: nothing comes in or goes out there, but it can be listed, and stopped. */
record ListenerEntrance(Entrance entrance, TcpListener listener) {

    /** @throws io.ockam.core.OckamException if {@code address} is taken or the node is stopping */
    @SuppressWarnings("FutureReturnValueIgnored") // that the channel closes is seen
    static ListenerEntrance open(Channel channel, Address address, FlowControlId flow, Workers workers) {
        IpPort local = IpPort.of((InetSocketAddress) channel.localAddress());
        Entrance entrance = workers.entrance(WorkerOptions.of(Mailbox.closed(address)).in(TcpTransport.PHASE),
                Source.polled("listener " + local), channel::close);
        workers.flowControls().addSpawner(address, flow);
        return new ListenerEntrance(entrance, new TcpListener(address, local, flow, channel::close));
    }

    /** Frees the address. */
    void close() {
        entrance.close();
    }
}
