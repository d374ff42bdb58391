package io.ockam.identity.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.NonBlockingThread;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Pool threads and event loops send into one channel at once: each may encrypt, one at a time. */
class ManySendersTest {
    private static final int OF_EACH_KIND = 4;
    private static final int EACH = 2_000;
    private static final int ALL = 2 * OF_EACH_KIND * EACH;

    private static final class EventLoop extends Thread implements NonBlockingThread {
        EventLoop(Runnable action) {
            super(action, "event-loop");
        }
    }

    /** Its fields are plain: one message at a time comes by. */
    private static final class Wire implements Worker {
        private final List<Long> nonces = new ArrayList<>();

        @Override
        public void receive(Context context, Message message) {
            nonces.add(message.payload().asBuffer().getLong());
            context.forward(message.local().popOnward());
        }
    }

    /** Knows what comes next from each sender. */
    private static final class Sink implements Worker {
        private final int[] next = new int[2 * OF_EACH_KIND];
        private final List<String> unexpected = new ArrayList<>();
        private final CountDownLatch arrived = new CountDownLatch(ALL);

        @Override
        public void receive(Context context, Message message) {
            ByteBuffer numbered = message.payload().asBuffer();
            int sender = numbered.getInt();
            int number = numbered.getInt();
            if (number != next[sender]++) {
                unexpected.add(sender + ": " + number);
            }
            arrived.countDown();
        }
    }

    private static Payload numbered(int sender, int number) {
        Payload payload = Payload.allocate(128, 2 * Integer.BYTES, 32);
        payload.asBuffer().putInt(sender).putInt(number);
        return payload;
    }

    /** Sends its numbers one by one, each when it is reminded of by itself. */
    private static Worker pooled(int sender, Route route) {
        return new Worker() {
            private int number;

            @Override
            public void receive(Context context, Message message) {
                context.send(route, numbered(sender, number++));
                if (number < EACH) {
                    context.send(Route.of(context.address()), Payload.empty());
                }
            }
        };
    }

    private static Thread eventLoop(ChannelNode node, int sender, Route route) {
        Entrance[] itself = new Entrance[1];
        itself[0] = node.workers().entrance(WorkerOptions.at("loop" + sender), Source.polled("loop" + sender),
                () -> itself[0].close());
        return new EventLoop(() -> {
            for (int i = 0; i < EACH; i++) {
                while (itself[0].source().isPaused()) {
                    Thread.onSpinWait();
                }
                itself[0].deliver(new LocalMessage(route, Route.EMPTY, numbered(sender, i)));
            }
        });
    }

    @Test
    void nonces_rise_one_by_one_on_the_wire_and_each_sender_keeps_its_order() throws InterruptedException {
        Wire wire = new Wire();
        Sink sink = new Sink();
        try (ChannelNode node = new ChannelNode("node")) {
            node.listenWithEcho(SecureChannelListenerOptions.DEFAULT).admit(Address.local("sink"));
            node.workers().start(WorkerOptions.at("sink").inline(), sink);
            node.workers().start(WorkerOptions.at("wire").inline(), wire);
            SecureChannel channel = node.channels().create(node.self(), Route.of("api"), SecureChannelOptions.DEFAULT);
            node.ask(channel, "established"); // under nonce 0, beside the wire
            channel.updateRoute(Route.of("wire"));
            Route route = Route.of(channel.address(), Address.local("sink"));
            for (int sender = 0; sender < OF_EACH_KIND; sender++) {
                eventLoop(node, sender, route).start();
                Address worker = node.workers().start("pooled" + sender, pooled(OF_EACH_KIND + sender, route));
                node.workers().app().send(Route.of(worker), Payload.empty());
            }
            assertThat(sink.arrived.await(ChannelNode.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(wire.nonces).containsExactlyElementsOf(LongStream.rangeClosed(1, ALL).boxed().toList());
            assertThat(sink.unexpected).isEmpty();
            assertThat(channel.traffic().sentMessages()).isEqualTo(1 + ALL);
        }
    }
}
