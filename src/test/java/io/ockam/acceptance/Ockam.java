package io.ockam.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The shipped command with a home of its own: {@code run} waits for a command, {@code start} does not, {@code shell} and {@code terminal}
 * run it where a script or a person would.
 *
 * <p>The environment holds nothing but PATH, HOME, OCKAM_HOME and LANG. A command that takes longer than {@link #PATIENCE} has its stacks
 * printed and fails the test. Used by one test at a time; may be used from several threads of it.
 */
public final class Ockam implements AutoCloseable {
    /** How long one command may take on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Path FOLDER = Path.of(System.getProperty("ockam.folder", "distribution/target/ockam"))
            .toAbsolutePath();

    private final Path base;
    private final Path folder;
    private final Map<String, String> environment;

    private Ockam(Path base, Path folder, Map<String, String> environment) {
        this.base = base;
        this.folder = folder;
        this.environment = environment;
    }

    static Ockam inNewHome() {
        try {
            Path base = Files.createTempDirectory("ockam-test-");
            Map<String, String> environment = new TreeMap<>();
            environment.put("PATH",
                    FOLDER.resolve("bin") + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
            environment.put("HOME", base.toString());
            environment.put("OCKAM_HOME", base.resolve("home").toString());
            environment.put("LANG", "C.UTF-8");
            return new Ockam(base, FOLDER, Map.copyOf(environment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same home with one environment variable more, or other. */
    Ockam with(String variable, String value) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.put(variable, value);
        return new Ockam(base, folder, Map.copyOf(changed));
    }

    /** The same, without one environment variable. */
    Ockam without(String variable) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.remove(variable);
        return new Ockam(base, folder, Map.copyOf(changed));
    }

    /** The same, with {@code home} as OCKAM_HOME. */
    Ockam at(Path home) {
        return with("OCKAM_HOME", home.toString());
    }

    /**
     * The same home with a copy of the distribution that the test may change. A process of its own copies: a file that this one had open for
     * writing could be kept "busy" by whatever another test forks at that moment.
     */
    Ockam withOwnDistribution() {
        Path copy = base.resolve("distribution");
        program("cp", "-a", FOLDER.toString(), copy.toString()).succeeds();
        return new Ockam(base, copy, environment).with("PATH",
                environment.getOrDefault("PATH", "").replace(FOLDER.resolve("bin").toString(),
                        copy.resolve("bin").toString()));
    }

    /** {@code OCKAM_HOME}. */
    Path home() {
        return Path.of(environment.getOrDefault("OCKAM_HOME", base.resolve(".ockam").toString()));
    }

    /** A folder for whatever else the test needs; removed with the home. */
    Path scratch() {
        return base;
    }

    /** {@code bin/ockam}. */
    Path binary() {
        return folder.resolve("bin/ockam");
    }

    /** The folder of jars, flags and caches that {@code bin/ockam} names. */
    Path lib() {
        try {
            String launcher = Files.readString(binary());
            String line = launcher.lines().filter(l -> l.startsWith("lib=$root/")).findFirst().orElseThrow();
            return folder.resolve(line.substring("lib=$root/".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code ockam arguments…} to its end. */
    Run run(String... arguments) {
        return start(arguments).finished();
    }

    /** Starts {@code ockam arguments…} without waiting for its end. */
    Started start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(binary().toString()));
        command.addAll(List.of(arguments));
        return Started.of(command, environment, base);
    }

    /** Runs any other program, with the same environment. */
    Run program(String... command) {
        return Started.of(List.of(command), environment, base).finished();
    }

    /** Runs a bash script; {@code ockam} is on its PATH. */
    Run shell(String script) {
        return program("bash", "-c", script);
    }

    /** Runs a shell command on a terminal of 80 columns; everything that it shows is the run's stdout. */
    Run terminal(String command) {
        return onTerminal(command).finished();
    }

    /** Starts a shell command on a terminal of 80 columns; what is typed goes to its keyboard. */
    Started onTerminal(String command) {
        Map<String, String> withTerm = new TreeMap<>(environment);
        withTerm.putIfAbsent("TERM", "xterm-256color");
        return Started.of(List.of("script", "-qec", "stty cols 80 rows 24; exec " + command, "/dev/null"), withTerm,
                base);
    }

    NodeUnderTest node(String name) {
        return new NodeUnderTest(this, name);
    }

    /** Every file and folder under the home, relative to it, sorted. */
    List<String> files() {
        if (!Files.exists(home())) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(home())) {
            return all.skip(1).map(path -> home().relativize(path).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes, alive and no zombies, that were started with this home. */
    List<ProcessHandle> processes() {
        return Processes.withEnvironment(("OCKAM_HOME=" + base + "/"));
    }

    /** Each process that is still there is that of a node; what is about to end may take a moment. */
    void requireNoStrays() {
        Processes.await("the end of everything that is no node: " + strays(), () -> strays().isEmpty());
    }

    private List<String> strays() {
        String records = recordedProcesses();
        return processes().stream().filter(process -> !records.contains("\"pid\": " + process.pid() + ","))
                .map(process -> process.pid() + " " + process.info().commandLine().orElse("?")).toList();
    }

    /** The process records of all homes of this test, one behind the other. */
    private String recordedProcesses() {
        try (Stream<Path> all = Files.walk(base)) {
            StringBuilder text = new StringBuilder();
            for (Path path : all.filter(path -> path.endsWith("process.json")).toList()) {
                text.append(Files.readString(path));
            }
            return text.toString();
        } catch (IOException | UncheckedIOException beingRemoved) {
            return "";
        }
    }

    /** What a failed test left: file names, states and the ends of logs. */
    String remains() {
        StringBuilder text = new StringBuilder();
        for (ProcessHandle process : processes()) {
            text.append("process ").append(process.pid()).append(' ').append(process.info().commandLine().orElse("?"))
                    .append('\n');
        }
        for (String file : files()) {
            Path path = home().resolve(file);
            text.append("  ").append(file).append('\n');
            if (Files.isRegularFile(path) && (file.endsWith(".log") || file.endsWith(".json"))) {
                try {
                    List<String> lines = Files.readAllLines(path);
                    lines.stream().skip(Math.max(0, lines.size() - 40))
                            .forEach(line -> text.append("      ").append(line).append('\n'));
                } catch (IOException e) {
                    text.append("      cannot be read: ").append(e).append('\n');
                }
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        processes().forEach(Processes::end);
        try (Stream<Path> all = Files.walk(base)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
