package io.ockam.control.launch;

import io.ockam.control.Deadline;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A node's process that this command has started. For one thread. */
public final class DaemonProcess implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Node node;
    private final Process process;
    private final ReadinessListener readiness;
    private final Optional<Path> log;

    DaemonProcess(Node node, Process process, ReadinessListener readiness, Optional<Path> log) {
        this.node = node;
        this.process = process;
        this.readiness = readiness;
        this.log = log;
    }

    public long pid() {
        return process.pid();
    }

    /**
     * Waits until the node answers. If it does not become ready its process has ended when this returns, killed if need be.
     *
     * @throws OckamException why it is not ready: what the process has told, {@link ErrorCode#UNAVAILABLE} if it ended without a word,
     *         {@link ErrorCode#TIMED_OUT}
     */
    public void awaitReady(Duration limit) {
        boolean hasTold;
        try (readiness) {
            hasTold = readiness.await(process, Deadline.in(limit));
        } catch (OckamException e) {
            end(e.code() == ErrorCode.TIMED_OUT);
            throw e;
        }
        if (!hasTold) {
            end(false);
            throw ended();
        }
    }

    private OckamException ended() {
        String status = process.isAlive() ? "" : " (exit status " + process.exitValue() + ")";
        String what = "The node's process ended before it was ready" + status;
        return log.map(file -> new OckamException(ErrorCode.UNAVAILABLE, what + LastLines.of(file),
                "Its log is " + file, null)).orElseGet(() -> new OckamException(ErrorCode.UNAVAILABLE, what));
    }

    /** Waits for the end of the process. @return its exit status */
    public int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends the process if it has not ended by itself, which one that has told its failure is about to do. */
    private void end(boolean mustBeAsked) {
        if (mustBeAsked) {
            process.destroy();
        }
        try {
            if (!process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        NodeStop.clean(node);
    }

    /** Lets go of the readiness channel; the process goes on. */
    @Override
    public void close() {
        readiness.close();
    }
}
