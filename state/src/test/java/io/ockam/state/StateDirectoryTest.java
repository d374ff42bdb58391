package io.ockam.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.file.UnreadableRecordException;
import io.ockam.state.json.JsonObject;
import io.ockam.state.process.ProcessIdentity;
import io.ockam.state.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    @TempDir
    Path folder;

    private StateDirectory state() {
        return new StateDirectory(folder.resolve("home"));
    }

    private static Node create(StateDirectory state, String name) {
        try (Creation creation = state.nodes().create(NodeRecord.named(new Name(name)))) {
            creation.commit();
            return creation.node();
        }
    }

    private static List<String> names(StateDirectory state) {
        return state.nodes().list().found().stream().map(entry -> entry.node().name().value()).toList();
    }

    private static ProcessRecord process(ProcessIdentity identity) {
        return new ProcessRecord(identity, true, Optional.of("127.0.0.1:4000"), Optional.empty(),
                Path.of("/tmp/x.sock"), "0.1.0");
    }

    @Test
    void looking_at_a_home_that_is_not_there_creates_nothing() {
        StateDirectory state = state();
        assertThat(state.nodes().list().found()).isEmpty();
        assertThat(state.nodes().find(new Name("n1"))).isEmpty();
        assertThat(state.nodes().defaultNode()).isEmpty();
        assertThat(state.nodes().delete(new Name("n1"))).isFalse();
        assertThat(state.home()).doesNotExist();
    }

    @Test
    void ockam_home_is_the_folder_itself_and_empty_means_unset() {
        assertThat(StateDirectory.of(Map.of("OCKAM_HOME", "/a/b")).home()).isEqualTo(Path.of("/a/b"));
        assertThat(StateDirectory.of(Map.of("OCKAM_HOME", "", "HOME", "/u")).home()).isEqualTo(Path.of("/u/.ockam"));
        assertThat(StateDirectory.of(Map.of("OCKAM_HOME", "x")).home()).isAbsolute();
    }

    @Test
    void nodes_are_listed_in_the_order_of_their_creation_and_the_first_is_the_default() {
        StateDirectory state = state();
        Stream.of("zebra", "ant", "m").forEach(name -> create(state, name));
        assertThat(names(state)).containsExactly("zebra", "ant", "m");
        assertThat(state.nodes().defaultNode().orElseThrow().name()).isEqualTo(new Name("zebra"));
        assertThat(state.nodes().get(new Name("zebra")).isDefault()).isTrue();
        assertThat(state.nodes().get(new Name("ant")).isDefault()).isFalse();
    }

    @Test
    void deleting_the_default_node_promotes_the_first_that_remains_and_deleting_another_changes_no_default() {
        StateDirectory state = state();
        Stream.of("a", "b", "c").forEach(name -> create(state, name));
        assertThat(state.nodes().delete(new Name("b"))).isTrue();
        assertThat(state.nodes().defaultNode().orElseThrow().name()).isEqualTo(new Name("a"));
        assertThat(state.nodes().delete(new Name("a"))).isTrue();
        assertThat(state.nodes().defaultNode().orElseThrow().name()).isEqualTo(new Name("c"));
        assertThat(state.nodes().delete(new Name("c"))).isTrue();
        assertThat(state.nodes().defaultNode()).isEmpty();
        assertThat(state.folder().resolve("nodes")).isEmptyDirectory();
    }

    @Test
    void a_creation_that_is_not_committed_leaves_nothing_behind() {
        StateDirectory state = state();
        try (Creation creation = state.nodes().create(NodeRecord.named(new Name("n1")))) {
            assertThat(creation.node().isDefault()).isTrue();
        }
        assertThat(names(state)).isEmpty();
        assertThat(state.nodes().defaultNode()).isEmpty();
        assertThat(state.folder().resolve("nodes")).isEmptyDirectory();
    }

    @Test
    void a_creation_over_a_dead_node_that_is_not_committed_brings_the_old_one_back_with_its_resources() {
        StateDirectory state = state();
        Node node = create(state, "n1");
        node.resources().put("hop", "h1", JsonObject.EMPTY);
        NodeRecord before = node.record();
        try (Creation creation = state.nodes().create(NodeRecord.named(new Name("n1")).withForeground(true, false))) {
            assertThat(creation.node().record().foreground()).isTrue();
            assertThat(creation.node().resources().list().found()).isEmpty();
        }
        assertThat(node.record()).isEqualTo(before);
        assertThat(node.resources().list().found()).hasSize(1);
    }

    @Test
    void a_node_whose_process_lives_is_neither_created_again_nor_deleted() {
        StateDirectory state = state();
        Node node = create(state, "n1");
        node.writeProcess(process(new ProcessTable().self()));
        assertThat(node.status()).isEqualTo(new NodeStatus.Running(ProcessHandle.current().pid()));
        assertThatThrownBy(() -> create(state, "n1")).isInstanceOfSatisfying(OckamException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
            assertThat(e).hasMessage("Node n1 has been already created");
        });
        assertThatThrownBy(() -> state.nodes().delete(new Name("n1"))).hasMessageContaining("running");
        node.clearProcess();
        assertThat(state.nodes().delete(new Name("n1"))).isTrue();
    }

    @Test
    void a_process_number_that_was_used_again_is_not_mistaken_for_the_node() {
        Node node = create(state(), "n1");
        ProcessIdentity self = new ProcessTable().self();
        node.writeProcess(process(new ProcessIdentity(self.pid(), self.startTicks().map(ticks -> ticks - 1),
                self.bootId(), self.started())));
        assertThat(node.status()).isEqualTo(new NodeStatus.Stopped());
        node.writeProcess(process(
                new ProcessIdentity(self.pid(), self.startTicks(), Optional.of("another-boot"), self.started())));
        assertThat(node.status()).isEqualTo(new NodeStatus.Stopped());
    }

    @Test
    void a_node_whose_killed_process_has_not_let_go_yet_is_deleted_when_it_has() {
        StateDirectory state = state();
        Node node = create(state, "n1");
        var lastMoments = node.occupy();
        Thread deleting = Thread.currentThread();
        Thread.ofPlatform().start(() -> {
            while (deleting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            lastMoments.close();
        });
        assertThat(state.nodes().delete(new Name("n1"))).isTrue();
    }

    @Test
    void only_one_process_occupies_a_node() {
        Node node = create(state(), "n1");
        assertThat(node.isOccupied()).isFalse();
        try (var _ = node.occupy()) {
            assertThat(node.isOccupied()).isTrue();
            assertThatThrownBy(node::occupy).hasMessage("Node n1 is already running");
        }
        assertThat(node.isOccupied()).isFalse();
    }

    @Test
    void a_damaged_record_is_named_and_everything_else_goes_on() throws IOException {
        StateDirectory state = state();
        Stream.of("a", "b").forEach(name -> create(state, name));
        Path damaged = state.folder().resolve("nodes/a/node.json");
        Files.writeString(damaged, "{\"format\":1,");
        Listing<Nodes.Entry> listing = state.nodes().list();
        assertThat(listing.found()).singleElement()
                .satisfies(entry -> assertThat(entry.node().name().value()).isEqualTo("b"));
        assertThat(listing.unreadable()).singleElement()
                .satisfies(e -> assertThat(e).hasMessageContaining(damaged.toString()));
        create(state, "c");
        assertThatThrownBy(() -> create(state, "a")).isInstanceOf(UnreadableRecordException.class);
        assertThat(damaged).hasContent("{\"format\":1,");
        assertThat(state.nodes().delete(new Name("a"))).isTrue();
        assertThat(names(state)).containsExactly("b", "c");
    }

    @Test
    void damaged_defaults_keep_nobody_from_creating_and_deleting_nodes() throws IOException {
        StateDirectory state = state();
        create(state, "a");
        Files.writeString(state.folder().resolve("defaults.json"), "?");
        create(state, "b");
        assertThat(state.nodes().delete(new Name("a"))).isTrue();
        assertThat(state.defaults().problem()).isPresent();
        assertThatThrownBy(() -> state.nodes().defaultNode()).hasMessageContaining("defaults.json");
        assertThat(state.folder().resolve("defaults.json")).hasContent("?");
    }

    @Test
    void everything_is_for_its_owner_only() throws IOException {
        StateDirectory state = state();
        Node node = create(state, "n1");
        node.resources().put("hop", "h", JsonObject.EMPTY);
        node.writeProcess(process(new ProcessTable().self()));
        try (Stream<Path> all = Files.walk(state.home())) {
            for (Path path : all.toList()) {
                String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).as(path.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void a_state_folder_that_others_may_read_is_closed_by_the_next_write() throws IOException {
        StateDirectory state = state();
        create(state, "n1");
        Files.setPosixFilePermissions(state.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        create(state, "n2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.folder()))).isEqualTo("rwx------");
    }

    @Test
    void reset_removes_what_is_ours_and_nothing_else() throws IOException {
        StateDirectory state = state();
        create(state, "n1");
        Files.createDirectories(state.home().resolve("nodes/n1"));
        Files.writeString(state.home().resolve("nodes/n1/stdout.2026-01-01.log"), "x");
        Files.createDirectories(state.home().resolve("bin"));
        Files.writeString(state.home().resolve("bin/ockam"), "x");
        Files.writeString(state.home().resolve("env"), "x");
        Files.writeString(state.home().resolve("notes.txt"), "x");
        for (int i = 0; i < 2; i++) {
            state.reset();
            assertThat(Stream.of(state.home().toFile().list())).containsExactlyInAnyOrder("bin", "env", "notes.txt");
        }
        create(state, "n2");
        assertThat(names(state)).containsExactly("n2");
    }

    @Test
    void reset_works_on_a_state_that_nobody_can_read() throws IOException {
        StateDirectory state = state();
        Files.createDirectories(state.home());
        Files.writeString(state.folder(), "a file, not a folder");
        assertThatThrownBy(() -> create(state, "n1")).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID));
        state.reset();
        assertThat(state.home()).isEmptyDirectory();
    }

    @Test
    void a_home_that_is_a_file_is_said_to_be_one() throws IOException {
        Files.writeString(folder.resolve("home"), "x");
        assertThatThrownBy(() -> create(state(), "n1")).isInstanceOfSatisfying(OckamException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID);
            assertThat(e.getMessage()).contains("home").contains("a file is where a folder should be");
            assertThat(e.hint()).contains("OCKAM_HOME");
        });
    }

    @Test
    void a_home_path_of_two_hundred_characters_works() {
        StateDirectory state = new StateDirectory(folder.resolve("x".repeat(200)).resolve("y".repeat(200)));
        create(state, "n1");
        assertThat(names(state)).containsExactly("n1");
    }
}
