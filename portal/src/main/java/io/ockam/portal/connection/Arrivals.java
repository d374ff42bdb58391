package io.ockam.portal.connection;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.log.Warnings;
import io.ockam.core.pressure.Backlog;
import io.ockam.core.pressure.Marks;
import io.ockam.core.pressure.OutgoingQueue;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Exit;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.policy.Verdict;
import io.ockam.portal.connection.PortalFailure.Kind;
import io.ockam.portal.protocol.PortalMessage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What the other end sends, up to the queue from which the event loop takes it.
 *
 * <p>Runs on the threads that deliver, judges and reads every message there. Credit does not queue behind data: a socket that takes
 * nothing must not hold up the other direction. Towards an end that knows credit no source is ever paused for one socket.
 */
final class Arrivals {
    private static final Warnings WARNINGS = new Warnings(LoggerFactory.getLogger(Arrivals.class), System::nanoTime);

    private final Surroundings around;
    private final ReceiveWindow window;
    private final OutgoingQueue<Received> queue;
    private final Exit exit;
    private final IntConsumer onCredit;
    private final Consumer<PortalFailure> onFailure;
    private volatile boolean over;
    private volatile boolean heard;
    private volatile boolean understands;

    /**
     * @param wake lets {@link #queue} be drained
     * @param onCredit called on delivering threads, as {@code onFailure}
     */
    Arrivals(Surroundings around, Address address, ReceiveWindow window, Runnable wake, IntConsumer onCredit,
            Consumer<PortalFailure> onFailure, Runnable onStop) {
        this.around = around;
        this.window = window;
        this.queue = new OutgoingQueue<>(new Backlog(Marks.DEFAULT), Received::size, wake);
        this.onCredit = onCredit;
        this.onFailure = onFailure;
        this.exit = around.workers().exit(WorkerOptions.at(address), this::take, onStop);
    }

    Address address() {
        return exit.address();
    }

    OutgoingQueue<Received> queue() {
        return queue;
    }

    /** Whether the other end told its capabilities. */
    boolean understands() {
        return understands;
    }

    void understands(boolean told) {
        understands = told;
    }

    /** Whether anything came since the last time this was asked. */
    boolean heardSince() {
        boolean was = heard;
        heard = false;
        return was;
    }

    private Delivery take(Message message, @Nullable Source source) {
        heard = true;
        if (over) {
            return Delivery.delivered();
        }
        if (message.onwardRoute().length() > 1) {
            WARNINGS.warn(() -> around.name() + ": unknown route " + message.onwardRoute());
            return Delivery.delivered();
        }
        if (around.guard().incoming(message) instanceof Verdict.Denied denied) {
            onFailure.accept(new PortalFailure(denied));
            return Delivery.delivered();
        }
        return switch (decoded(message)) {
            case null -> Delivery.delivered();
            case PortalMessage.Credit(int bytes) -> {
                onCredit.accept(bytes);
                yield Delivery.delivered();
            }
            case PortalMessage.Data data when understands && !window.arrived(data.bytes().length()) -> {
                onFailure.accept(new PortalFailure(Kind.BROKEN, "the other end sent more than its credit"));
                yield Delivery.delivered();
            }
            case PortalMessage.Pong pong -> {
                // Before the data that may follow it on this very thread.
                understands = pong.capabilities().isPresent();
                around.affinity().preferThisThread();
                yield append(new Received(pong, message), source);
            }
            case PortalMessage other -> append(new Received(other, null), understands ? null : source);
        };
    }

    private @Nullable PortalMessage decoded(Message message) {
        try {
            return PortalMessage.decode(message.payload());
        } catch (OckamException e) {
            WARNINGS.warn(() -> around.name() + ": a message was dropped: " + e.getMessage());
            return null;
        }
    }

    private Delivery append(Received received, @Nullable Source source) {
        return switch (queue.append(received, source)) {
            case FINE -> Delivery.delivered();
            case OVER -> new Delivery.Backlogged(exit.address(), queue.backlog().relief());
            case BEYOND -> {
                onFailure.accept(
                        new PortalFailure(Kind.BROKEN, "the other end sends on while its data cannot be written"));
                yield new Delivery.Refused(exit.address());
            }
        };
    }

    /** Behind everything that has come: as if the other end had said that it is over. */
    void appendEnd() {
        queue.append(new Received(new PortalMessage.Disconnect(), null), null);
    }

    /** What comes from now on is dropped. */
    void end() {
        over = true;
        queue.close();
    }

    boolean isOver() {
        return over;
    }

    /** Frees the address. */
    void close() {
        exit.close();
    }
}
