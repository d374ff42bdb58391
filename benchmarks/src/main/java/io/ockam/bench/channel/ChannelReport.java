package io.ockam.bench.channel;

import io.ockam.bench.vault.JdkOperations;
import io.ockam.bench.vault.VaultOperations;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints a section of Markdown. {@code ChannelReport [SECONDS [FORKS]]}: of one measurement, 1; processes for each figure, 1. */
public final class ChannelReport {
    private static final int TURNS = 300;
    private static final String NO_SIZE = "";
    private static final String SMALL = "64";
    private static final String LARGE = "49152";
    /** The JDK's AES-GCM is some fifty times slower until its large steps are compiled, which takes about five seconds of large messages. */
    private static final int TO_COMPILE_CIPHERS = 7;

    private final Collection<RunResult> results;
    private final StringBuilder report = new StringBuilder();

    private ChannelReport(Collection<RunResult> results) {
        this.results = results;
    }

    /** @param arguments how long, how often */
    public static void main(String[] arguments) throws RunnerException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int forks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        TimeValue time = TimeValue.seconds(seconds);
        Collection<RunResult> results = new ArrayList<>(
                run(new OptionsBuilder().warmupIterations(2).param("size", SMALL),
                        time, forks, VaultOperations.class.getName() + ".(sign|verify|agree)",
                        JdkOperations.class.getName() + ".(sign|verify|agree)", Handshakes.class.getName(),
                        Passages.class.getName() + ".straight"));
        results.addAll(run(new OptionsBuilder().warmupIterations(TO_COMPILE_CIPHERS), time, forks,
                VaultOperations.class.getName() + ".encrypt", JdkOperations.class.getName() + ".encrypt",
                Passages.class.getName() + ".(throughAChannel|bareCipher)"));
        ChannelReport report = new ChannelReport(results);
        report.write(seconds, forks);
        System.out.print(report.report);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder how, TimeValue time, int forks, String... what)
            throws RunnerException {
        for (String each : what) {
            how.include(each);
        }
        return new Runner(how.forks(forks).threads(1).warmupTime(time).measurementIterations(3).measurementTime(time)
                .timeUnit(TimeUnit.SECONDS).addProfiler(GCProfiler.class).verbosity(VerboseMode.SILENT).build()).run();
    }

    private void write(int seconds, int forks) {
        report.append(
                """
                        ## Secure channels

                        %s, %d processors, Java %s. One thread; %d processes for each figure, 3 measurements of %d s in each. A second unless \
                        said otherwise.

                        | | Ockam | beside it | ratio | bar |
                        |---|---|---|---|---|
                        """
                        .formatted(LocalDate.now(ZoneOffset.UTC), Runtime.getRuntime().availableProcessors(),
                                System.getProperty("java.version"), forks, seconds));
        beside("sign (Ed25519), beside the JDK", "sign", "≥ 5");
        beside("verify, beside the JDK", "verify", "≥ 5");
        beside("agree (X25519), beside the JDK", "agree", "≥ 1.3");
        beside("encrypt 16 KiB, beside a bare `Cipher`", "encrypt", "≥ 0.95");
        row("handshakes, both sides on one core", score(Handshakes.class, "bothSides", NO_SIZE), 0, "≥ 500");
        row("48 KiB through a channel, beside a bare `Cipher` that encrypts and decrypts",
                score(Passages.class, "throughAChannel", LARGE), score(Passages.class, "bareCipher", LARGE), "≥ 0.7");
        row("64 bytes through a channel, beside a bare `Cipher`",
                score(Passages.class, "throughAChannel", SMALL), score(Passages.class, "bareCipher", SMALL), "–");
        row("64 bytes through a channel, beside straight to the worker",
                score(Passages.class, "throughAChannel", SMALL), score(Passages.class, "straight", SMALL), "–");
        row("bytes allocated for a message of 64 bytes, beside the bare `Cipher`",
                allocated("throughAChannel", SMALL), allocated("bareCipher", SMALL), "–");
        row("bytes allocated for a message of 48 KiB, beside the bare `Cipher`",
                allocated("throughAChannel", LARGE), allocated("bareCipher", LARGE), "–");
        roundTrips();
    }

    private void roundTrips() {
        RoundTrips.Medians micros;
        try (RoundTrips trips = new RoundTrips()) {
            micros = trips.measure(TURNS);
        }
        report.append(String.format(Locale.ROOT,
                "| µs for 64 bytes to another node on loopback and back through a channel, beside without one, p50 of %,d each, in turns "
                        + "| %.1f | %.1f | %.2f | ≤ 1.5 |%n",
                TURNS * RoundTrips.TRIPS, micros.withChannel(), micros.without(),
                micros.withChannel() / micros.without()));
    }

    private void beside(String what, String method, String bar) {
        row(what, score(VaultOperations.class, method, NO_SIZE), score(JdkOperations.class, method, NO_SIZE), bar);
    }

    private void row(String what, double ours, double theirs, String bar) {
        report.append(theirs == 0
                ? String.format(Locale.ROOT, "| %s | %,.0f | – | – | %s |%n", what, ours, bar)
                : String.format(Locale.ROOT, "| %s | %,.0f | %,.0f | %.2f | %s |%n", what, ours, theirs, ours / theirs,
                        bar));
    }

    private double score(Class<?> type, String method, String size) {
        return find(type, method, size).getPrimaryResult().getScore();
    }

    private double allocated(String method, String size) {
        return Objects.requireNonNull(
                find(Passages.class, method, size).getSecondaryResults().get("gc.alloc.rate.norm")).getScore();
    }

    private RunResult find(Class<?> type, String method, String size) {
        return results.stream()
                .filter(run -> run.getParams().getBenchmark().equals(type.getName() + "." + method)
                        && (size.isEmpty() || size.equals(run.getParams().getParam("size"))))
                .findFirst().orElseThrow();
    }
}
