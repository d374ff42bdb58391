package io.ockam.daemon.channel;

import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Delayed;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.Workers;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannels;
import io.ockam.state.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Closes, once a minute, the channels whose peers have been gone for ten, and says so. */
public final class ChannelReaper implements Worker {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final SecureChannels channels;
    private final ResourceKind kind;
    private final Ledger ledger;
    private final LostChannels lost = new LostChannels(PATIENCE);
    private @Nullable Delayed next;

    private ChannelReaper(SecureChannels channels, ResourceKind kind, Ledger ledger) {
        this.channels = channels;
        this.kind = kind;
        this.ledger = ledger;
    }

    /** @param kind in whose name it tells of the channels that it closes */
    public static void start(Workers workers, SecureChannels channels, ResourceKind kind, Ledger ledger) {
        workers.start(workers.newAddress().name(), new ChannelReaper(channels, kind, ledger));
    }

    @Override
    public void start(Context context) {
        next = context.delayed(Route.of(context.address()), Payload.empty());
        next.in(BETWEEN_LOOKS);
    }

    @Override
    public void receive(Context context, Message tick) {
        for (SecureChannel channel : lost.look(channels.channels(), context.workers()::exists, System.nanoTime())) {
            ledger.tell(kind, "lost", JsonObject.builder().put("channel", channel.address().toString())
                    .put("reason", "the peer has been gone for " + PATIENCE.toMinutes() + " minutes").build());
            channel.close();
        }
        if (next != null) {
            next.in(BETWEEN_LOOKS);
        }
    }

    @Override
    public void stop(Context context) {
        if (next != null) {
            next.close();
        }
    }
}
