package io.ockam.bench.identity;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints a section of Markdown. {@code IdentityReport [SECONDS [FORKS]]}: of one measurement, 1; processes for each figure, 3. */
public final class IdentityReport {
    private IdentityReport() {}

    /** @param arguments how long, how often */
    public static void main(String[] arguments) throws RunnerException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int forks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        TimeValue time = TimeValue.seconds(seconds);
        Collection<RunResult> results = new Runner(new OptionsBuilder().include(IdentityOperations.class.getName())
                .forks(forks).jvmArgsAppend("--sun-misc-unsafe-memory-access=allow").threads(1).warmupIterations(2)
                .warmupTime(time).measurementIterations(3)
                .measurementTime(time).timeUnit(TimeUnit.SECONDS).verbosity(VerboseMode.SILENT).build()).run();
        StringBuilder report = new StringBuilder(
                """
                        ## Identities

                        %s, %d processors, %s %s, Java %s. One thread; %d processes for each figure, 3 measurements of %d s in each; mean and \
                        the error of 99.9 %% confidence. Each from the bytes that travel to the answer; verifying is without what a node \
                        remembers of histories that it has verified before, receiving a known one is with it.

                        | a second, on one core | Ockam | bar |
                        |---|---|---|
                        """
                        .formatted(LocalDate.now(ZoneOffset.UTC), Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name"), System.getProperty("os.version"),
                                System.getProperty("java.version"),
                                forks, seconds));
        row(report, results, "verify an identity of one change", "verifyOneChange", "5,000");
        row(report, results, "verify an identity rotated twice (five signatures)", "verifyThreeChanges", "–");
        row(report, results, "verify a P-256 identity of one change", "verifyOneChangeP256", "–");
        row(report, results, "receive a history that is known already", "receiveKnown", "–");
        row(report, results, "make an identity (key, signature, check)", "create", "–");
        row(report, results, "verify an attestation", "verifyAttestation", "–");
        row(report, results, "verify a credential and its attestation", "verifyCredential", "–");
        System.out.print(report);
    }

    private static void row(StringBuilder report, Collection<RunResult> results, String what, String method,
            String bar) {
        Result<?> result = results.stream()
                .filter(run -> run.getParams().getBenchmark()
                        .equals(IdentityOperations.class.getName() + "." + method))
                .findFirst().orElseThrow().getPrimaryResult();
        report.append(String.format(Locale.ROOT, "| %s | %,.0f ± %,.0f | %s |%n", what, result.getScore(),
                result.getScoreError(), bar));
    }
}
