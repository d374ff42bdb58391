package io.ockam.control.client;

import io.ockam.control.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes something when a deadline has passed, unless it is closed itself before. A blocking channel knows no time-outs; closing it from
 * another thread is what ends its connect, its write and its read alike.
 */
final class Watchdog implements AutoCloseable {
    private final CountDownLatch called = new CountDownLatch(1);
    private volatile boolean hasBitten;

    Watchdog(Closeable watched, Deadline deadline) {
        Thread.ofPlatform().daemon().name("control-deadline").start(() -> watch(watched, deadline));
    }

    private void watch(Closeable watched, Deadline deadline) {
        try {
            if (!called.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                hasBitten = true;
                watched.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody does; then nobody is watched
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the deadline has passed and the thing was closed. */
    boolean hasBitten() {
        return hasBitten;
    }

    @Override
    public void close() {
        called.countDown();
    }
}
