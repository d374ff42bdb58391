package io.ockam.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ockam.control.launch.DaemonLauncher;
import io.ockam.control.launch.DaemonProcess;
import io.ockam.control.launch.NodeStop;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Creation;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.NodeStatus;
import io.ockam.state.StateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process itself: signals, exit statuses, what it writes where. */
class MainTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private StateDirectory state;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void prepare() {
        state = new StateDirectory(folder.resolve("home"));
    }

    @AfterEach
    void end() {
        state.nodes().all().forEach(node -> new NodeStop(state.processes()).stop(node, () -> {}));
        started.forEach(Process::destroyForcibly);
    }

    /** In the background, as the command starts it. */
    private Node create(NodeRecord record) {
        try (Creation creation = state.nodes().create(record);
                DaemonProcess process = new DaemonLauncher(state).background(creation.node())) {
            process.awaitReady(LONG);
            creation.commit();
            return creation.node();
        }
    }

    private static NodeRecord named(String name) {
        return NodeRecord.named(new Name(name));
    }

    /** On our terminal, with pipes for it. */
    private Process run(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        all.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().put("OCKAM_HOME", state.home().toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Whoever is started by nohup, or in the background of a script, has children that ignore these signals for good. */
    private static boolean isIgnoredByInheritance(String signal) throws IOException {
        int number = signal.equals("HUP") ? 1 : signal.equals("INT") ? 2 : 15;
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            long ignored = lines.filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16)).findFirst().orElse(0);
            return (ignored & 1L << (number - 1)) != 0;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void a_signal_ends_the_node_in_order(String signal) throws Exception {
        assumeFalse(isIgnoredByInheritance(signal), signal + " is ignored by whoever runs the tests");
        Node node = create(named("n1"));
        long pid = node.process().orElseThrow().process().pid();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor()).isZero();
        process.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(node.process()).isEmpty();
        assertThat(node.folder().resolve("control.sock")).doesNotExist();
        try (Stream<Path> logs = Files.list(node.logFolder())) {
            assertThat(Files.readString(logs.findFirst().orElseThrow())).contains("the node is ended by a signal")
                    .contains("Goodbye");
        }
    }

    @Test
    void a_killed_node_is_stopped_and_starts_again_at_the_same_port() throws Exception {
        Node node = create(named("n1"));
        String address = node.process().orElseThrow().tcpAddress().orElseThrow();
        ProcessHandle process = ProcessHandle.of(node.process().orElseThrow().process().pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(node.status().isAlive()).isFalse();
        try (DaemonProcess again = new DaemonLauncher(state).background(node)) {
            again.awaitReady(LONG);
        }
        assertThat(node.process().orElseThrow().tcpAddress()).contains(address);
        assertThat(node.status()).isInstanceOf(NodeStatus.Running.class);
    }

    @Test
    void a_start_that_fails_tells_the_cause_to_who_waits_and_ends() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            assertThatThrownBy(() -> create(named("n1").withTcpListenerAddress(address)))
                    .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE))
                    .hasMessageContaining(address);
            assertThat(state.nodes().all()).isEmpty();
        }
        assertThatThrownBy(() -> create(named("n1").withTcpListenerAddress("localhost:x")))
                .hasMessageContaining("localhost:x");
    }

    @Test
    void a_process_that_nobody_waits_for_says_on_stderr_why_it_cannot_start() throws Exception {
        Process unknown = run("n1", "--foreground");
        assertThat(text(unknown.getErrorStream())).isEqualTo("There is no node with name n1\n");
        assertThat(unknown.waitFor()).isEqualTo(70);
        Process senseless = run("n1", "--sideways");
        assertThat(text(senseless.getErrorStream())).isEqualTo("The process of a node knows no argument --sideways\n");
        assertThat(senseless.waitFor()).isEqualTo(64);
    }

    @Test
    void a_foreground_node_logs_to_the_terminal_when_asked_and_ends_with_its_input() throws Exception {
        Node node;
        try (Creation creation = state.nodes()
                .create(named("n1").withForeground(true, true).withLogging(1, Optional.empty()))) {
            creation.commit();
            node = creation.node();
        }
        Process process = run("n1", "--foreground");
        process.getOutputStream().close();
        assertThat(text(process.getInputStream())).contains("node n1 is ready").contains("the end of its input");
        assertThat(process.waitFor()).isZero();
        assertThat(node.logFolder()).doesNotExist();
        assertThat(node.process()).isEmpty();
    }
}
