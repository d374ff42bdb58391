package io.ockam.node;

import io.ockam.core.runtime.RuntimeOptions;
import io.ockam.identity.channel.ChannelObserver;
import io.ockam.identity.channel.kept.KeptChannels;
import io.ockam.node.service.ServiceKind;
import io.ockam.transport.tcp.TcpOptions;
import java.util.List;

/**
 * How a node is built. Immutable; every method gives another one.
 *
 * @param name for people; in the names of its threads
 * @param services started at their usual addresses
 * @param runtime threads, queue limits, randomness
 * @param tcp limits and time-outs of connections, and who is told of them
 * @param channels who is told of secure channels
 * @param kept where channels are found again whose decrypting key outlives the node
 */
public record NodeOptions(String name, List<ServiceKind> services, RuntimeOptions runtime, TcpOptions tcp,
        ChannelObserver channels, KeptChannels kept) {
    public NodeOptions {
        services = List.copyOf(services);
    }

    /** With {@code echo} and {@code uppercase}. */
    public static NodeOptions named(String name) {
        return new NodeOptions(name, List.of(ServiceKind.UPPERCASE, ServiceKind.ECHO), RuntimeOptions.named(name),
                TcpOptions.defaults(), ChannelObserver.NONE, KeptChannels.inMemory());
    }

    public NodeOptions withServices(ServiceKind... chosen) {
        return new NodeOptions(name, List.of(chosen), runtime, tcp, channels, kept);
    }

    public NodeOptions withRuntime(RuntimeOptions changed) {
        return new NodeOptions(name, services, changed, tcp, channels, kept);
    }

    public NodeOptions withTcp(TcpOptions changed) {
        return new NodeOptions(name, services, runtime, changed, channels, kept);
    }

    public NodeOptions withChannels(ChannelObserver observer) {
        return new NodeOptions(name, services, runtime, tcp, observer, kept);
    }

    public NodeOptions withKeptChannels(KeptChannels place) {
        return new NodeOptions(name, services, runtime, tcp, channels, place);
    }
}
