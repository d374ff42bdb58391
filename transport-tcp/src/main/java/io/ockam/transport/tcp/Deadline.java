package io.ockam.transport.tcp;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.worker.NonBlockingThread;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Until when somebody waits for a socket. */
record Deadline(Duration timeout, long atNanos) {
    /** @throws OckamException {@code INVALID} on a thread that must not wait */
    static Deadline after(Duration timeout) {
        if (Thread.currentThread() instanceof NonBlockingThread) {
            throw new OckamException(ErrorCode.INVALID, "To connect or to listen would block the thread '"
                    + Thread.currentThread().getName() + "', which other workers need");
        }
        return new Deadline(timeout, System.nanoTime() + timeout.toNanos());
    }

    /** At least 1, as 0 would mean for ever. */
    int leftMillis() {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(atNanos - System.nanoTime()), 1, Integer.MAX_VALUE);
    }

    /**
     * Waits for {@code result}.
     *
     * @param giveUp called if the wait is over before there is one
     * @throws OckamException {@code TIMED_OUT}, {@code CANCELLED}, or the failure of {@code result}
     */
    <T> T await(CompletableFuture<T> result, String what, Runnable giveUp) {
        try {
            return result.get(Math.max(1, atNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveUp.run();
            throw new OckamException(ErrorCode.TIMED_OUT, "Unable to " + what + " within " + timeout.toMillis() + " ms",
                    e);
        } catch (InterruptedException e) {
            giveUp.run();
            Thread.currentThread().interrupt();
            throw new OckamException(ErrorCode.CANCELLED, "The attempt to " + what + " was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof OckamException known
                    ? known
                    : new OckamException(ErrorCode.INTERNAL, "Unable to " + what + ": " + e.getCause(), e.getCause());
        }
    }
}
