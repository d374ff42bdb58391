package io.ockam.core.runtime;

import io.ockam.core.pressure.Marks;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How a runtime is built.
 *
 * @param name in the names of its threads
 * @param parallelism pool threads, at least 1
 * @param marks of every mailbox
 * @param stopTimeout how long an orderly stop waits for workers before it gives them up
 * @param random makes addresses and flow control ids
 * @param turns runs what workers do, in the place of the runtime's own threads: for a test that decides who runs when
 */
public record RuntimeOptions(String name, int parallelism, Marks marks, Duration stopTimeout, SecureRandom random,
        Optional<Executor> turns) {
    /** As many threads as processors but at least two, so that one busy handler does not hold up all the others. */
    public static RuntimeOptions named(String name) {
        return new RuntimeOptions(name, Math.max(2, Runtime.getRuntime().availableProcessors()), Marks.DEFAULT,
                Duration.ofSeconds(1), new SecureRandom(), Optional.empty());
    }

    public RuntimeOptions withParallelism(int threads) {
        return new RuntimeOptions(name, threads, marks, stopTimeout, random, turns);
    }

    public RuntimeOptions withMarks(Marks changed) {
        return new RuntimeOptions(name, parallelism, changed, stopTimeout, random, turns);
    }

    public RuntimeOptions withStopTimeout(Duration timeout) {
        return new RuntimeOptions(name, parallelism, marks, timeout, random, turns);
    }

    public RuntimeOptions withRandom(SecureRandom other) {
        return new RuntimeOptions(name, parallelism, marks, stopTimeout, other, turns);
    }

    public RuntimeOptions withTurns(Executor runner) {
        return new RuntimeOptions(name, parallelism, marks, stopTimeout, random, Optional.of(runner));
    }
}
