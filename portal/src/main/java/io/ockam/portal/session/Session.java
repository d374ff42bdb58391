package io.ockam.portal.session;

import io.ockam.core.OckamException;
import io.ockam.core.worker.Workers;
import io.ockam.portal.session.SessionMachine.Next;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps something connected for as long as it lives: connects, watches, and after a loss connects again, ever more slowly while that fails.
 *
 * <p>One virtual thread, which sleeps when there is nothing to do. Thread-safe.
 */
public final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final String name;
    private final Workers workers;
    private final Connector connector;
    private final SessionListener listener;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final SessionMachine machine;
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Guarded by the lock.
    private Optional<String> loss = Optional.empty();
    private boolean closed;
    private boolean isDoubted;
    private volatile boolean leavesOpen;
    // Written by the session's thread alone.
    private volatile Connector.@Nullable Link link;
    private @Nullable Pings pings;
    private long received;

    private Session(String name, Workers workers, Connector connector, SessionTimes times, SessionListener listener,
            InstantSource clock, RandomGenerator random) {
        this.name = name;
        this.workers = workers;
        this.connector = connector;
        this.listener = listener;
        this.clock = clock;
        this.random = random;
        this.machine = new SessionMachine(times, random, clock.instant());
        this.thread = Thread.ofVirtual().name("session " + name).unstarted(this::run);
    }

    /**
     * Starts connecting at once.
     *
     * @param name for logs, such as {@code tcp-inlet web}
     */
    public static Session start(String name, Workers workers, Connector connector, SessionTimes times,
            SessionListener listener, InstantSource clock, RandomGenerator random) {
        Session session = new Session(name, workers, connector, times, listener, clock, random);
        session.thread.start();
        return session;
    }

    public SessionState state() {
        lock.lock();
        try {
            return machine.state();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the first attempt to connect has ended, one way or the other.
     *
     * @return false if it takes longer than {@code timeout}
     */
    public boolean awaitFirstAttempt(Duration timeout) throws InterruptedException {
        return firstAttempt.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void run() {
        try {
            for (Optional<Next> next = next(); next.isPresent(); next = next()) {
                switch (next.get()) {
                    case Next.Connect _ -> connect();
                    case Next.Ping _ -> ping();
                    case Next.GiveUp(String why) -> lose(why);
                    case Next.Wait(Instant until) -> await(until);
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("{}: the session was ended", name);
        } finally {
            disconnect();
            firstAttempt.countDown();
        }
    }

    /** Empty when it is closed. */
    private Optional<Next> next() {
        lock.lock();
        try {
            if (closed) {
                return Optional.empty();
            }
            listen();
            isDoubted = false;
            Optional<Next> next = loss.map(Next.GiveUp::new);
            return next.isPresent() ? next : Optional.of(machine.next(clock.instant()));
        } finally {
            lock.unlock();
        }
    }

    private void listen() {
        Connector.Link open = link;
        long now = open == null ? 0 : open.received();
        if (now > received) {
            machine.heard(clock.instant());
        }
        received = now;
    }

    private void connect() {
        try {
            Connector.Link made = connector.connect();
            link = made;
            pings = new Pings(workers, made.pingRoute(), random, () -> change(machine::ponged));
            change(() -> machine.connected(clock.instant()));
            made.lost().thenAccept(why -> lostNow(made, why));
            LOG.info("{} is up", name);
            listener.up();
        } catch (OckamException e) {
            disconnect();
            change(() -> machine.failed(clock.instant(), e.getMessage()));
            tellDown(e.getMessage());
        } finally {
            firstAttempt.countDown();
        }
    }

    private void ping() {
        Pings sender = pings;
        Connector.Link open = link;
        if (sender == null || open == null) {
            return;
        }
        boolean waits = open.isSending();
        switch (sender.send()) {
            case YES -> {
                if (waits) {
                    change(machine::pingWaits);
                }
            }
            case DELAYED -> change(machine::pingDelayed);
            case NO_WAY -> lostNow(open, "the connection was closed");
        }
    }

    private void lose(String why) {
        disconnect();
        change(() -> {
            loss = Optional.empty();
            machine.lost(clock.instant(), why);
        });
        tellDown(why);
    }

    private void tellDown(String why) {
        if (state() instanceof SessionState.Down down) {
            LOG.warn("{} is down: {}; next try in {} ms", name, why,
                    Duration.between(clock.instant(), down.nextTry()).toMillis());
            listener.down(why, down.nextTry());
        }
    }

    private void disconnect() {
        Pings sender = pings;
        Connector.Link open = link;
        pings = null;
        link = null;
        if (sender != null) {
            sender.close();
        }
        if (open != null && !leavesOpen) {
            open.close();
        }
    }

    /** Whoever is told late of the end of an earlier connection does not end this one. */
    private void lostNow(Connector.Link which, String why) {
        change(() -> {
            if (machine.state() instanceof SessionState.Up && which.equals(link)) {
                loss = Optional.of(why);
            }
        });
    }

    private void change(Runnable step) {
        lock.lock();
        try {
            step.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Somebody begins to rely on the connection: asks the other node for a sign of life now, rather than when it is time for the next ping,
     * unless there was one just now. Short; on any thread.
     */
    public void makeSure() {
        lock.lock();
        try {
            if (machine.used(clock.instant())) {
                isDoubted = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void await(Instant until) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = Duration.between(clock.instant(), until).toNanos();
            while (!closed && !isDoubted && loss.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends it, and leaves open what it keeps connected, for a node that ends all of that in order. Otherwise as {@link #close}. */
    public void leave() {
        leavesOpen = true;
        close();
    }

    /** Ends it and what it keeps connected. Returns when that is done, at most after a second. */
    @Override
    public void close() {
        change(() -> closed = true);
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
