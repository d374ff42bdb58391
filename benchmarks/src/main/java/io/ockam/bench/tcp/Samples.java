package io.ockam.bench.tcp;

import java.util.Arrays;

/** The times of one kind of round trip, in nanoseconds. */
final class Samples {
    private final long[] sorted;

    /** @param nanos sorted here */
    Samples(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** The value below which this share of the samples lies, in microseconds. */
    double micros(double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1000.0;
    }

    double meanMicros() {
        return Arrays.stream(sorted).average().orElseThrow() / 1000.0;
    }

    /** These and {@code others} together. */
    Samples and(Samples others) {
        long[] all = Arrays.copyOf(sorted, sorted.length + others.sorted.length);
        System.arraycopy(others.sorted, 0, all, sorted.length, others.sorted.length);
        return new Samples(all);
    }
}
