package io.ockam.identity.channel;

import io.ockam.identity.channel.handshake.Role;
import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Delayed;
import io.ockam.core.worker.Worker;
import io.ockam.identity.channel.handshake.HalfOpen;
import io.ockam.identity.channel.handshake.Party;
import io.ockam.identity.services.LocalIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Begins a handshake for every message that comes to its address, whatever is in it. Handshakes are bounded in number and in time: those
 * that do not go on make room for others.
 */
final class ListenerWorker implements Worker {
    private final SecureChannels channels;
    private final LocalIdentity identity;
    private final SecureChannelListener listener;
    private final SecureChannelListenerOptions options;
    private final Address tick;
    private final LongSupplier nanoTime;
    private final HalfOpen halfOpen;
    private @Nullable Delayed sweep;
    private boolean sweepScheduled;

    /** @param tick an own address for the sweeps */
    ListenerWorker(SecureChannels channels, LocalIdentity identity, SecureChannelListener listener,
            SecureChannelListenerOptions options, Address tick, LongSupplier nanoTime) {
        this.channels = channels;
        this.identity = identity;
        this.listener = listener;
        this.options = options;
        this.tick = tick;
        this.nanoTime = nanoTime;
        this.halfOpen = new HalfOpen(options.bounds());
    }

    @Override
    public void start(Context context) {
        sweep = context.delayed(Route.of(tick), Payload.empty());
    }

    @Override
    public void receive(Context context, Message message) {
        if (message.destination().equals(tick)) {
            sweepScheduled = false;
            end(halfOpen.expire(nanoTime.getAsLong()),
                    "no third message within " + options.bounds().longest().toSeconds() + " s");
            end(halfOpen.orphans(channels.workers()::exists), "the connection ended before the third message");
        } else {
            spawn(context, message);
        }
        scheduleSweep();
    }

    private void spawn(Context context, Message message1) {
        ChannelSetup setup = setup();
        Address decryptor = setup.addresses().decryptorRemote();
        end(halfOpen.begin(decryptor, message1.source(), nanoTime.getAsLong()), "too many handshakes at once");
        FlowControls controls = channels.workers().flowControls();
        controls.consumedBy(listener.address()).forEach(id -> controls.addConsumer(decryptor, id));
        setup.start(new ResponderStage(setup, () -> halfOpen.finished(decryptor)));
        context.forward(message1.local().withOnwardRoute(message1.onwardRoute().withFirst(decryptor)));
    }

    private ChannelSetup setup() {
        Party party = Party.of(identity, options.credentials().of(identity.identifier()), options.policy(),
                options.authority());
        FlowControlId flow = channels.workers().flowControls().newId();
        return new ChannelSetup(channels, ChannelAddresses.fresh(channels.workers()), Role.RESPONDER, party, flow,
                Optional.of(listener.flow()), options.arrivals(), options.keyExchangeOnly(), options.kept());
    }

    private void end(List<Address> decryptors, String why) {
        for (Address decryptor : decryptors) {
            channels.handshakeFailed(Role.RESPONDER, why);
            try {
                channels.workers().stop(decryptor);
            } catch (OckamException _) {
                // It has ended by itself meanwhile.
            }
        }
    }

    private void scheduleSweep() {
        if (!sweepScheduled && halfOpen.size() > 0 && sweep != null) {
            sweepScheduled = true;
            Duration tenth = options.bounds().longest().dividedBy(10);
            sweep.in(tenth.isZero() ? Duration.ofMillis(1) : tenth);
        }
    }

    @Override
    public void stop(Context context) {
        if (sweep != null) {
            sweep.close();
        }
        channels.forget(listener);
    }
}
