package io.ockam.core.runtime;

import io.ockam.core.pressure.Marks;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * How a runtime is built.
 *
 * @param name in the names of its threads
 * @param parallelism pool threads, at least 1
 * @param marks of every mailbox
 * @param stopTimeout how long an orderly stop waits for workers before it gives them up
 * @param random makes addresses and flow control ids
 */
public record RuntimeOptions(String name, int parallelism, Marks marks, Duration stopTimeout, SecureRandom random) {
    /** As many threads as processors but at least two, so that one busy handler does not hold up all the others. */
    public static RuntimeOptions named(String name) {
        return new RuntimeOptions(name, Math.max(2, Runtime.getRuntime().availableProcessors()), Marks.DEFAULT,
                Duration.ofSeconds(1), new SecureRandom());
    }

    public RuntimeOptions withParallelism(int threads) {
        return new RuntimeOptions(name, threads, marks, stopTimeout, random);
    }

    public RuntimeOptions withMarks(Marks changed) {
        return new RuntimeOptions(name, parallelism, changed, stopTimeout, random);
    }

    public RuntimeOptions withStopTimeout(Duration timeout) {
        return new RuntimeOptions(name, parallelism, marks, timeout, random);
    }
}
