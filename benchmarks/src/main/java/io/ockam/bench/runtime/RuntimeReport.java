package io.ockam.bench.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs everything of this package and prints a section of Markdown. {@code RuntimeReport [SECONDS [FORKS [WORKERS]]]}: of one
 * measurement, 1; processes for each, 1; idle workers, 1,000,000.
 */
public final class RuntimeReport {
    private RuntimeReport() {}

    /** @param arguments how long, how often, how many */
    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int forks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        int workers = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
        StringBuilder report = new StringBuilder(header(seconds, forks, workers));
        messages(report, seconds, forks);
        idle(report, workers);
        System.out.print(report);
    }

    private static String header(int seconds, int forks, int workers) {
        return """
                ## Runtime

                %s, %d processors, %s %s, Java %s. Messages: %d processes for each figure, 3 measurements of %d s in each after as \
                much warming up, default collector, mean and the error of 99.9 %% confidence. Ockam: `context.send(route, …)` with \
                default access controls, look-up and bounded queues. Pekko 1.4.0: `UntypedAbstractActor`, unbounded mailboxes, the \
                dispatcher as shipped or with throughput 64 and a thread per processor. Idle: %,d workers with an address of 32 \
                characters (Pekko: names made by it), heap after a collection.

                """
                .formatted(LocalDate.now(ZoneOffset.UTC), Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"), System.getProperty("java.version"), forks, seconds, workers);
    }

    private static void messages(StringBuilder report, int seconds, int forks) throws RunnerException {
        TimeValue time = TimeValue.seconds(seconds);
        var options = new OptionsBuilder().include(OckamMessages.class.getName()).include(PekkoMessages.class.getName())
                .forks(forks).warmupIterations(3).warmupTime(time).measurementIterations(3).measurementTime(time)
                .timeUnit(TimeUnit.SECONDS).verbosity(VerboseMode.SILENT).build();
        Collection<RunResult> results = new Runner(options).run();
        report.append("""
                | million messages a second | Ockam | Pekko, default | Pekko, tuned | ratio | bar |
                |---|---|---|---|---|---|
                """);
        row(report, "ping-pong of two workers, window 1", results, "pingPong1", "1×");
        row(report, "ping-pong of two workers, window 100", results, "pingPong100", "2×");
        row(report, "one-way, from a thread of the program", results, "tell", "1.2×");
        report.append("\nThe ratios are to Pekko as shipped, which the bars mean, and tuned.\n");
    }

    private static void row(StringBuilder report, String what, Collection<RunResult> results, String method,
            String bar) {
        Result<?> ockam = find(results, OckamMessages.class, method, "");
        Result<?> shipped = find(results, PekkoMessages.class, method, "default");
        Result<?> tuned = find(results, PekkoMessages.class, method, "tuned");
        report.append(String.format(Locale.ROOT, "| %s | %s | %s | %s | %.2f×, %.2f× | %s |%n", what, millions(ockam),
                millions(shipped), millions(tuned), ockam.getScore() / shipped.getScore(),
                ockam.getScore() / tuned.getScore(), bar));
    }

    private static String millions(Result<?> result) {
        return String.format(Locale.ROOT, "%.2f ± %.2f", result.getScore() / 1e6, result.getScoreError() / 1e6);
    }

    private static Result<?> find(Collection<RunResult> results, Class<?> side, String method, String dispatcher) {
        for (RunResult result : results) {
            BenchmarkParams params = result.getParams();
            String given = params.getParam("dispatcher");
            if (params.getBenchmark().equals(side.getName() + "." + method)
                    && dispatcher.equals(given == null ? "" : given)) {
                return result.getPrimaryResult();
            }
        }
        throw new IllegalStateException("no result for " + side + " " + method + " " + dispatcher);
    }

    private static void idle(StringBuilder report, int workers) throws IOException, InterruptedException {
        report.append("""

                | idle worker | Ockam | Pekko | bar |
                |---|---|---|---|
                """);
        String[] ockam = idle("ockam", workers);
        String[] pekko = idle("pekko", workers);
        report.append(String.format(Locale.ROOT, "| bytes of heap | %s | %s | 400 |%n", ockam[0], pekko[0]));
        report.append(
                String.format(Locale.ROOT, "| started a second | %,d | %,d | 500,000 |%n", Long.parseLong(ockam[1]),
                        Long.parseLong(pekko[1])));
    }

    private static String[] idle(String side, int workers) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx2g", "-cp",
                System.getProperty("java.class.path"), IdleWorkers.class.getName(), side, Integer.toString(workers))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("IdleWorkers " + side + " failed: " + line);
        }
        return line.split(" ", -1);
    }
}
