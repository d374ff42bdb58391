package io.ockam.identity.channel;

import static io.ockam.identity.channel.ChannelNode.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Mailbox;
import io.ockam.identity.channel.handshake.Role;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Many messages both ways at once, across many keys. {@code -Dockam.messages=1000000} for the full number. */
class ChannelSoakTest {
    private static final long MESSAGES = Long.getLong("ockam.messages", 20_000);

    /** Counts messages that carry the numbers 0, 1, 2, … and stops counting at the first that is out of order. */
    private static AtomicLong counter(ChannelNode node, String name) {
        AtomicLong next = new AtomicLong();
        node.workers().start(name, (_, message) -> {
            if (message.payload().asBuffer().getLong() == next.get()) {
                next.incrementAndGet();
            }
        });
        return next;
    }

    private static void send(ChannelNode node, SecureChannel channel, String to) {
        Route route = Route.of(channel.address(), Address.local(to));
        try (DetachedContext sender = node.workers().detached(Mailbox.open(node.workers().newAddress()))) {
            for (long i = 0; i < MESSAGES; i++) {
                Payload payload = Payload.allocate(128, Long.BYTES, 32);
                ByteBuffer.wrap(payload.array()).putLong(payload.offset(), i);
                sender.send(route, payload);
            }
        }
    }

    @Test
    void nothing_is_lost_or_out_of_order_in_both_directions_at_once() {
        try (ChannelNode node = new ChannelNode("node"); ExecutorService threads = Executors.newFixedThreadPool(2)) {
            SecureChannelListener listener = node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
            AtomicLong there = counter(node, "there");
            AtomicLong here = counter(node, "here");
            listener.admit(Address.local("there"));
            SecureChannel channel = node.channels().create(node.self(), Route.of("api"), SecureChannelOptions.DEFAULT);
            node.workers().flowControls().addConsumer(Address.local("here"), channel.flow());
            node.ask(channel, "established");
            SecureChannel other = node.channels().channels().stream().filter(each -> each.role() == Role.RESPONDER)
                    .findFirst().orElseThrow();
            threads.execute(() -> send(node, channel, "there"));
            threads.execute(() -> send(node, other, "here"));
            eventually(() -> there.get() == MESSAGES && here.get() == MESSAGES);
            assertThat(channel.traffic().refusedMessages() + other.traffic().refusedMessages()).isZero();
        }
    }
}
