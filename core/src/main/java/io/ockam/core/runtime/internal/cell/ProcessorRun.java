package io.ockam.core.runtime.internal.cell;

import io.ockam.core.worker.Processor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a processor, on its own virtual thread. */
final class ProcessorRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessorRun.class);
    private static final long FIRST_PAUSE = Duration.ofMillis(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();

    private final Processor processor;
    private final DetachedCell context;

    ProcessorRun(Processor processor, DetachedCell context) {
        this.processor = processor;
        this.context = context;
    }

    @Override
    public void run() {
        try {
            processor.start(context);
            processAll();
        } catch (InterruptedException e) {
            LOG.debug("Processor '{}' was stopped", context.address());
        } catch (Throwable e) {
            LOG.error("Failure during '{}' processor initialisation: {}", context.address(), e.toString(), e);
        } finally {
            end();
        }
    }

    private void end() {
        // A stop is no reason to cut the farewell short.
        boolean interrupted = Thread.interrupted();
        try {
            processor.stop(context);
        } catch (Throwable e) {
            LOG.error("Failure during '{}' processor shutdown: {}", context.address(), e.toString(), e);
        } finally {
            context.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void processAll() throws InterruptedException {
        long pause = FIRST_PAUSE;
        while (!context.isStopping()) {
            try {
                context.beforeSend();
                if (!processor.process(context)) {
                    return;
                }
                pause = FIRST_PAUSE;
            } catch (InterruptedException e) {
                throw e;
            } catch (Throwable e) {
                if (context.isStopping() || Thread.currentThread().isInterrupted()) {
                    return;
                }
                LOG.error("Error encountered during '{}' processing: {}", context.address(), e.toString(), e);
                TimeUnit.NANOSECONDS.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        }
    }
}
