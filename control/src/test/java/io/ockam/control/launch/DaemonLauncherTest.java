package io.ockam.control.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Creation;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.NodeStatus;
import io.ockam.state.StateDirectory;
import io.ockam.state.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonLauncherTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private StateDirectory state;
    private DaemonLauncher launcher;

    @BeforeEach
    void prepare() {
        state = new StateDirectory(folder);
        List<String> words = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), TestDaemon.class.getName());
        launcher = new DaemonLauncher(state, new JavaCommand(words), () -> Instant.parse("2026-03-04T23:59:59Z"));
    }

    @AfterEach
    void kill() {
        state.nodes().all().forEach(node -> new NodeStop(new ProcessTable()).stop(node, () -> {}));
    }

    private Creation creation(String behaviour) {
        return state.nodes().create(NodeRecord.named(new Name("n1")).withIdentity(behaviour));
    }

    private Node running(String behaviour) {
        try (Creation creation = creation(behaviour); DaemonProcess process = launcher.background(creation.node())) {
            process.awaitReady(LONG);
            creation.commit();
            assertThat(creation.node().status()).isInstanceOf(NodeStatus.Running.class);
            return creation.node();
        }
    }

    /** The processes that were started for a node of this test, and what waits for them. */
    private Stream<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder + "/state/nodes/"));
    }

    private static String field(long pid, int index) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[index];
    }

    @Test
    void a_background_node_has_a_session_of_its_own_and_its_output_in_the_log_of_the_day() throws IOException {
        Node node = running("run");
        long pid = node.process().orElseThrow().process().pid();
        assertThat(field(pid, 3)).as("session").isEqualTo(Long.toString(pid));
        Path log = node.logFolder().resolve("stdout.2026-03-04.log");
        assertThat(log).content().contains("hello from n1, options null");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log))).isEqualTo("rw-------");
        assertThat(Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/0"))).isEqualTo(Path.of("/dev/null"));
        assertThat(Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/2"))).isEqualTo(log.toRealPath());
        assertThat(node.folder().toFile().list()).doesNotContain("ready-" + ProcessHandle.current().pid() + ".sock");
    }

    @Test
    void when_a_background_node_is_ready_this_process_waits_for_it_no_longer() {
        Node node = running("run");
        long pid = node.process().orElseThrow().process().pid();
        assertThat(processes()).extracting(ProcessHandle::pid).containsExactly(pid);
        assertThat(ProcessHandle.current().descendants()).extracting(ProcessHandle::pid).doesNotContain(pid);
    }

    @Test
    void a_node_that_tells_why_it_fails_is_reported_with_that_and_leaves_nothing_behind() {
        try (Creation creation = creation("fail"); DaemonProcess process = launcher.background(creation.node())) {
            assertThatThrownBy(() -> process.awaitReady(LONG)).isInstanceOfSatisfying(OckamException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(e).hasMessage("the network is down");
                assertThat(e.hint()).isEqualTo("Wait for it.");
            });
            assertThat(processes()).isEmpty();
        }
        assertThat(state.nodes().all()).isEmpty();
        assertThat(state.folder().resolve("nodes")).isEmptyDirectory();
        assertThat(folder.resolve("nodes")).isEmptyDirectory();
    }

    @Test
    void a_node_that_ends_without_a_word_is_reported_with_its_status_and_its_last_lines() {
        try (Creation creation = creation("die"); DaemonProcess process = launcher.background(creation.node())) {
            assertThatThrownBy(() -> process.awaitReady(LONG)).isInstanceOfSatisfying(OckamException.class,
                    e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE)).hasMessageContaining("exit status 3")
                    .hasMessageContaining("something terrible");
        }
    }

    @Test
    void a_node_that_does_not_become_ready_is_ended() {
        try (Creation creation = creation("hang"); DaemonProcess process = launcher.background(creation.node())) {
            assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(300))).isInstanceOfSatisfying(
                    OckamException.class,
                    e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
            assertThat(processes()).isEmpty();
        }
    }

    @Test
    void a_foreground_node_tells_its_readiness_and_its_exit_status() throws InterruptedException {
        try (Creation creation = creation("run"); DaemonProcess process = launcher.foreground(creation.node())) {
            process.awaitReady(LONG);
            creation.commit();
            assertThat(creation.node().logFolder()).doesNotExist();
            assertThat(new NodeStop(new ProcessTable()).stop(creation.node(), () -> {}))
                    .isEqualTo(NodeStop.Outcome.STOPPED);
            assertThat(process.awaitExit()).isEqualTo(143);
        }
    }

    @Test
    void stopping_ends_the_process_at_once_and_clears_its_record() {
        Node node = running("run");
        long start = System.nanoTime();
        assertThat(new NodeStop(new ProcessTable()).stop(node, () -> {})).isEqualTo(NodeStop.Outcome.STOPPED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(node.process()).isEmpty();
        assertThat(new NodeStop(new ProcessTable()).stop(node, () -> {})).isEqualTo(NodeStop.Outcome.WAS_NOT_RUNNING);
    }

    @Test
    void a_process_that_does_not_end_when_asked_is_killed() {
        Node node = running("stubborn");
        AtomicBoolean told = new AtomicBoolean();
        NodeStop stop = new NodeStop(new ProcessTable(), Duration.ofMillis(300));
        assertThat(stop.stop(node, () -> told.set(true))).isEqualTo(NodeStop.Outcome.KILLED);
        assertThat(told).isTrue();
        assertThat(node.status()).isEqualTo(new NodeStatus.Stopped());
    }

    @Test
    void the_distribution_of_the_launcher_is_used_and_its_cache_unless_it_is_said_to_be_none() throws IOException {
        Files.createFile(folder.resolve("daemon.aot"));
        Properties properties = new Properties();
        properties.setProperty("java.home", "/jdk");
        properties.setProperty("ockam.distribution", folder.toString());
        properties.setProperty("ockam.java", "/j/bin/java");
        assertThat(JavaCommand.of(properties).words()).containsExactly("/j/bin/java", "@" + folder + "/daemon.jvm",
                "-XX:AOTCache=" + folder + "/daemon.aot", "-Djava.library.path=" + folder,
                "-Dockam.distribution=" + folder, "-Dockam.java=/j/bin/java", "-cp",
                folder + "/ockam-node-daemon.jar", "io.ockam.daemon.Main");
        properties.setProperty("ockam.cache", "none");
        assertThat(JavaCommand.of(properties).words()).doesNotContain("-XX:AOTCache=" + folder + "/daemon.aot");
    }
}
