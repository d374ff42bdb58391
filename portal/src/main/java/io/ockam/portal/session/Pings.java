package io.ockam.portal.session;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
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
 * Asks the other node's {@code echo} for signs of life.
 *
 * <pre>
 *   1b 01 02 03 04 05 06 07 08       a random number as CBOR, which comes back as it is
 * </pre>
 *
 * An answer to any ping clears all of them. Thread-safe.
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
        Payload payload = Payload.wrap(new CborWriter().unsigned(number).toArray());
        Delivery delivery = sender.deliver(new LocalMessage(route, Route.of(collector.address()), payload));
        return switch (delivery) {
            case Delivery.NoSuchWorker _,Delivery.Stopping _ -> Sent.NO_WAY;
            case Delivery.Refused _,Delivery.Backlogged _ -> Sent.DELAYED;
            case Delivery.Delivered _,Delivery.Denied _ -> sender.source().isPaused() ? Sent.DELAYED : Sent.YES;
        };
    }

    private Delivery collect(Message message) {
        try {
            if (outstanding.remove(CborReader.of(message.payload()).u64())) {
                outstanding.clear();
                onPong.run();
            }
        } catch (OckamException _) {
            // Whatever that was, it is no sign of life.
            return Delivery.delivered();
        }
        return Delivery.delivered();
    }

    @Override
    public void close() {
        collector.close();
        sender.close();
    }
}
