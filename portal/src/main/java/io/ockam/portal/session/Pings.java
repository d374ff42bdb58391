package io.ockam.portal.session;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Route;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Exit;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Sends pings to the other node's {@code echo}. An answer to any of them clears all. Thread-safe.
 */
final class Pings implements AutoCloseable {
    /** How a ping was sent. */
    enum Sent {
        YES,
        /** It waits in a queue of this node that is over its mark. */
        DELAYED,
        /** There is no way to the other node any more. */
        NO_WAY
    }

    private static final Address ECHO = Address.local("echo");

    private final Route route;
    private final RandomGenerator random;
    private final Runnable onPong;
    private final Set<Long> outstanding = ConcurrentHashMap.newKeySet();
    private final Exit collector;
    private final Entrance sender;

    /** @param onPong called on delivering threads: must be short */
    Pings(Workers workers, Route route, RandomGenerator random, Runnable onPong) {
        this.route = route.append(ECHO);
        this.random = random;
        this.onPong = onPong;
        this.collector = workers.exit(WorkerOptions.at(workers.newAddress()), (message, _) -> collect(message),
                () -> {});
        this.sender = workers.entrance(WorkerOptions.at(workers.newAddress()), Source.polled("ping " + this.route),
                () -> {});
        workers.flowControls().producerBehind(this.route.first()).ifPresent(
                producer -> workers.flowControls().addConsumer(collector.address(), producer.id()));
    }

    Sent send() {
        long number = random.nextLong();
        outstanding.add(number);
        Delivery delivery = sender.deliver(new LocalMessage(route, Route.of(collector.address()), Ping.of(number)));
        return switch (delivery) {
            case Delivery.NoSuchWorker _,Delivery.Stopping _ -> Sent.NO_WAY;
            case Delivery.Refused _,Delivery.Backlogged _ -> Sent.DELAYED;
            case Delivery.Delivered _,Delivery.Denied _ -> sender.source().isPaused() ? Sent.DELAYED : Sent.YES;
        };
    }

    private Delivery collect(Message message) {
        // Whatever else comes is no sign of life.
        if (Ping.is(message.payload()) && outstanding.remove(Ping.number(message.payload()))) {
            outstanding.clear();
            onPong.run();
        }
        return Delivery.delivered();
    }

    @Override
    public void close() {
        collector.close();
        sender.close();
    }
}
