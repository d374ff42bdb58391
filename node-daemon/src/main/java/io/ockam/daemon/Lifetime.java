package io.ockam.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the process lives: until SIGTERM, SIGINT or SIGHUP, a request, or, if so wished, the end of its standard input.
 *
 * <p>A signal makes the JVM run its shutdown hooks and then exit with a status of its own. The hook here only wakes the main thread and
 * waits for it; that one ends everything in order and then halts the JVM with status 0. Thread-safe.
 */
final class Lifetime {
    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

    private final CountDownLatch over = new CountDownLatch(1);

    /** @param main ends the process when {@link #await} has returned */
    static Lifetime endedBySignals(Thread main) {
        Lifetime lifetime = new Lifetime();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            lifetime.end("a signal");
            joinForGood(main);
        }, "shutdown"));
        return lifetime;
    }

    private static void joinForGood(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the JVM then exits as it would without us
        }
    }

    void endWith(InputStream input) {
        Thread.ofPlatform().daemon().name("stdin").start(() -> {
            try {
                input.transferTo(OutputStream.nullOutputStream());
                end("the end of its input");
            } catch (IOException e) {
                end("its input, which cannot be read");
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Returns at once; only the first reason counts. */
    void end(String reason) {
        LOG.info("the node is ended by {}", reason);
        over.countDown();
    }

    /** Waits until somebody has said {@link #end}. */
    void await() throws InterruptedException {
        over.await();
    }
}
