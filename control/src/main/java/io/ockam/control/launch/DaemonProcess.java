package io.ockam.control.launch;

import io.ockam.control.Deadline;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A node's process that this command has started. For one thread. */
public final class DaemonProcess implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Node node;
    private final Process process;
    private final boolean isParent;
    private final ReadinessListener readiness;
    private final Optional<Path> log;

    /** @param isParent whether {@code process} is not the node's, but its parent, which ends with it and with its status */
    DaemonProcess(Node node, Process process, boolean isParent, ReadinessListener readiness, Optional<Path> log) {
        this.node = node;
        this.process = process;
        this.isParent = isParent;
        this.readiness = readiness;
        this.log = log;
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
        if (isParent) {
            letGo();
        }
    }

    /** The node goes on; its parent, which has nothing to tidy up, does not, and with it ends our wait for a child. */
    private void letGo() {
        try {
            process.destroyForcibly().waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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

    /** Ends the node's process if it has not ended by itself, which one that has told its failure is about to do. */
    private void end(boolean mustBeAsked) {
        if (mustBeAsked) {
            own().forEach(ProcessHandle::destroy);
        }
        awaitEnd();
        NodeStop.clean(node);
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                own().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            own().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Stream<ProcessHandle> own() {
        return isParent ? process.children() : Stream.of(process.toHandle());
    }

    /** Lets go of the readiness channel; the process goes on. */
    @Override
    public void close() {
        readiness.close();
    }
}
