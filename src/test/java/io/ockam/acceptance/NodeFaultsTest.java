package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong around a node (kills, full disks, damaged files, other users) harms that node at most, and is said clearly. */
@ExtendWith(OckamExtension.class)
class NodeFaultsTest {
    /** Nodes created and deleted side by side; {@code scripts/soak nodes} takes 50. */
    private static final int MANY = Integer.getInteger("ockam.soak.nodes", 6);
    private static final Duration PATIENCE = Ockam.PATIENCE.multipliedBy(1 + MANY / 10);

    @Test
    void a_killed_node_is_down_and_starts_again_on_the_same_port(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds().printing("n1");
        int port = ockam.node("n1").port();
        ockam.node("n1").kill9();
        assertThat(status(ockam)).as("a zombie is one whose parent has not looked yet").isIn("stopped", "zombie");
        ockam.run("message", "send", "hello", "--from", "n1", "--to", "/service/echo").exits(70).withoutStackTrace();
        ockam.run("node", "start", "n1").succeeds();
        assertThat(ockam.node("n1").port()).isEqualTo(port);
    }

    /** Of the only node. */
    private static String status(Ockam ockam) {
        return ockam.run("node", "list", "--output", "json").succeeds().json().at("/0/status/status").asText();
    }

    @Test
    void a_node_can_be_created_and_deleted_where_one_was_killed(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("service", "start", "hop", "--at", "n1").succeeds();
        ockam.node("n1").kill9();
        ockam.run("node", "create", "n1").succeeds().printing("n1");
        ockam.run("service", "list", "--at", "n1").succeeds().notShowing("hop");
        ockam.node("n1").kill9();
        ockam.run("node", "delete", "n1", "--yes").succeeds();
        assertThat(ockam.files()).noneMatch(file -> file.contains("n1"));
    }

    @Test
    void a_create_that_is_killed_leaves_nothing_that_stands_in_the_way(Ockam ockam) {
        for (int i = 0; i < 4; i++) {
            Started creating = ockam.start("node", "create", "n1");
            int step = i;
            Processes.await("some of its traces", () -> ockam.files().size() > step || !creating.process().isAlive());
            creating.signal("KILL");
            ockam.run("node", "delete", "n1", "--yes");
            Run again = ockam.run("node", "create", "n1");
            if (again.exit() != 0) { // the process that it had started came up meanwhile
                again.reporting("has been already created");
            }
            ockam.run("node", "delete", "n1", "--yes").succeeds();
            assertThat(ockam.processes()).isEmpty();
        }
    }

    @Test
    void of_ten_who_create_one_node_at_once_one_does(Ockam ockam) {
        List<Started> creators = IntStream.range(0, 10).mapToObj(_ -> ockam.start("node", "create", "n1")).toList();
        List<Run> runs = creators.stream().map(Started::finished).toList();
        assertThat(runs).filteredOn(run -> run.exit() == 0).singleElement()
                .satisfies(run -> assertThat(run.stdout()).isEqualTo("n1"));
        runs.stream().filter(run -> run.exit() != 0).forEach(run -> run.exits(70).withoutStackTrace());
        ockam.run("message", "send", "hello", "--to", "/node/n1/service/uppercase").succeeds().printing("HELLO");
        assertThat(ockam.processes()).hasSize(1);
    }

    @Test
    void nodes_created_and_deleted_side_by_side_leave_nothing(Ockam ockam) {
        List<String> names = IntStream.range(0, MANY).mapToObj(i -> "n" + i).toList();
        names.stream().map(name -> ockam.start("node", "create", name)).toList()
                .forEach(started -> started.finished(PATIENCE).succeeds());
        assertThat(ockam.run("node", "list", "--output", "json").succeeds().json()).hasSize(MANY);
        names.stream().map(name -> ockam.start("node", "delete", name, "--yes")).toList()
                .forEach(started -> started.finished(PATIENCE).succeeds());
        assertThat(ockam.processes()).isEmpty();
        assertThat(ockam.files()).noneMatch(file -> file.startsWith("state/nodes/") || file.startsWith("nodes/"));
    }

    @Test
    void a_port_that_is_taken_is_told_at_once_and_leaves_no_node(Ockam ockam) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            ockam.run("node", "create", "n1", "--tcp-listener-address", address).failsSaying(address)
                    .reporting("already in use").withoutStackTrace();
        }
        ockam.run("node", "create", "n1", "--tcp-listener-address", "localhost:x").exits(70).reporting("localhost:x");
        ockam.run("node", "list", "--output", "json").succeeds().printing("[]");
        assertThat(ockam.processes()).isEmpty();
        assertThat(ockam.files()).noneMatch(file -> file.contains("n1"));
    }

    @Test
    void the_process_id_of_a_node_that_another_process_has_got_is_not_the_node(Ockam ockam) throws IOException {
        ockam.run("node", "create", "n1").succeeds();
        Path record = ockam.node("n1").state().resolve("process.json");
        String before = Files.readString(record);
        ockam.node("n1").kill9();
        Process other = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(record, before.replaceFirst("\"pid\": \\d+", "\"pid\": " + other.pid()));
            assertThat(status(ockam)).isEqualTo("stopped");
            ockam.run("node", "stop", "n1").succeeds().showing("There are no nodes running");
            ockam.run("node", "delete", "n1", "--yes").succeeds();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_damaged_or_newer_record_is_told_with_its_file_and_harms_nobody_else(Ockam ockam) throws IOException {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        ockam.run("node", "stop", "n1").succeeds();
        Path record = ockam.node("n1").state().resolve("node.json");
        for (String content : List.of("", "{\"format\": 1, \"name\": \"n1", "{\"format\": 99}", "[1, 2]")) {
            Files.writeString(record, content);
            ockam.run("node", "list").succeeds().json("/0/node_name", "n2").reporting(record.toString())
                    .withoutStackTrace();
            ockam.run("node", "start", "n1").exits(70).reporting(record.toString()).withoutStackTrace();
            ockam.run("message", "send", "hello", "--to", "/node/n2/service/uppercase").succeeds().printing("HELLO");
            assertThat(record).hasContent(content);
        }
        ockam.run("node", "delete", "n2", "--yes").succeeds();
    }

    @Test
    void a_node_that_hangs_is_not_taken_for_stopped_and_can_still_be_deleted(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ProcessHandle process = ockam.node("n1").process();
        ockam.program("kill", "-STOP", Long.toString(process.pid())).succeeds();
        assertThat(status(ockam)).isEqualTo("running");
        ockam.run("node", "create", "n1").failsSaying("has been already created");
        ockam.run("node", "delete", "n1", "--yes").succeeds();
        assertThat(Processes.isAlive(process)).isFalse();
    }

    @Test
    void a_request_that_hangs_holds_up_no_other(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        Started hanging = ockam.start("message", "send", "x", "--from", "n1", "--to", "/service/app", "--timeout",
                "60s");
        for (int i = 0; i < 3; i++) {
            ockam.run("service", "list", "--at", "n1").succeeds();
        }
        assertThat(hanging.process().isAlive()).isTrue();
        hanging.signal("KILL");
        ockam.run("worker", "list", "--at", "n1").succeeds();
    }

    @Test
    void a_home_with_a_very_long_path_works(Ockam ockam) {
        Ockam deep = ockam.at(ockam.scratch().resolve("d".repeat(100)).resolve("e".repeat(100)));
        deep.run("node", "create", "n1").succeeds().printing("n1");
        deep.run("worker", "list", "--at", "n1").succeeds();
        deep.run("node", "delete", "n1", "--yes").succeeds();
    }

    @Test
    void a_full_disk_fails_what_needs_it_and_nothing_else(Ockam ockam) throws IOException {
        try (SmallDisk disk = SmallDisk.mount(ockam)) {
            Ockam full = disk.home();
            full.run("node", "create", "n1").succeeds();
            disk.fill();
            full.run("service", "start", "hop", "--at", "n1").exits(70).reporting("No space left").withoutStackTrace();
            full.run("service", "list", "--at", "n1").succeeds().notShowing("hop");
            full.run("node", "create", "n2").exits(70).withoutStackTrace();
            full.run("node", "list", "--output", "json").succeeds().notShowing("n2");
            full.run("message", "send", "hello", "--to", "/node/n1/service/uppercase").succeeds().printing("HELLO");
            full.run("node", "stop", "n1").succeeds();

            disk.free();
            full.run("node", "start", "n1").succeeds();
            full.run("service", "start", "hop", "--at", "n1").succeeds();
            full.run("node", "delete", "--all", "--yes").succeeds();
        }
    }

    @Test
    void another_user_can_neither_read_the_state_nor_use_the_socket(Ockam ockam) throws IOException {
        assumeTrue(ockam.program("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "true").exit() == 0,
                "only root may become somebody else");
        Files.setPosixFilePermissions(ockam.scratch(), PosixFilePermissions.fromString("rwxr-xr-x"));
        ockam.run("node", "create", "n1").succeeds();
        try (Stream<Path> all = Files.walk(ockam.home().resolve("state"))) {
            for (Path path : all.toList()) {
                String read = Files.isDirectory(path) ? "ls" : "cat";
                assertThat(asNobody(ockam, read, path.toString()).exit()).as(path.toString()).isNotZero();
            }
        }
        String socket = ockam.node("n1").state().resolve("control.sock").toString();
        assertThat(asNobody(ockam, "curl", "--unix-socket", socket, "http://node/v1/node").stdout()).isEmpty();
        try (Stream<Path> logs = Files.list(ockam.node("n1").logs())) {
            logs.forEach(log -> assertThat(asNobody(ockam, "cat", log.toString()).exit()).isNotZero());
        }
    }

    @Test
    void a_home_of_somebody_else_is_told_with_the_way_out(Ockam ockam) throws IOException {
        assumeTrue(asNobody(ockam, "test", "-x", ockam.binary().toString()).exit() == 0,
                "only root may become somebody else, and the distribution must be readable for everybody");
        Files.setPosixFilePermissions(ockam.scratch(), PosixFilePermissions.fromString("rwxr-xr-x"));
        asNobody(ockam, ockam.binary().toString(), "node", "create", "n1")
                .failsSaying("Cannot create the folder " + ockam.home()).reporting("permission denied")
                .reporting("OCKAM_HOME").reporting("OCK403").withoutStackTrace();
        assertThat(ockam.home()).doesNotExist();
    }

    private static Run asNobody(Ockam ockam, String... command) {
        return ockam.program(Stream.concat(
                Stream.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), Stream.of(command))
                .toArray(String[]::new));
    }
}
