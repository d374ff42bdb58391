package io.ockam.node.connect;

import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.core.multiaddr.Component;
import io.ockam.core.multiaddr.Protocol;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.channel.SecureChannels;
import io.ockam.identity.services.LocalIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** {@code /secure/NAME}: a channel with the listener {@code NAME}, through all that stands before it, and then on through the channel. */
public final class SecureStep implements Step {
    private final SecureChannels channels;
    private final Supplier<LocalIdentity> identity;
    private final SecureChannelOptions options;

    /**
     * @param identity who this side is; asked for only if there is such a part
     * @param options of every channel that is made; the timeout is what {@link #open} is given
     */
    public SecureStep(SecureChannels channels, Supplier<LocalIdentity> identity, SecureChannelOptions options) {
        this.channels = channels;
        this.identity = identity;
        this.options = options;
    }

    @Override
    public Optional<Stretch> find(List<Component> address) {
        for (int i = 0; i < address.size(); i++) {
            if (address.get(i).protocol() == Protocol.SECURE) {
                return Optional.of(new Stretch(i, i + 1, true));
            }
        }
        return Optional.empty();
    }

    @Override
    public Link open(Route before, CompletionStage<String> lost, List<Component> stretch, Duration timeout) {
        Route route = before.append(Address.local(stretch.getFirst().value()));
        SecureChannel channel = channels.create(identity.get(), route, lost, options.withTimeout(timeout));
        return new Link(channel.address(), channel.flow(), () -> channel.traffic().receivedMessages(),
                () -> false, channel.closed().thenApply(_ -> "the secure channel was closed"), channel::close);
    }
}
