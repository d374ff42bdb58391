package io.ockam.state.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    /** Notes what is forced; fails when it is full. */
    private static final class WatchedDisk extends Disk {
        private final List<String> forced = new ArrayList<>();
        private boolean full;

        @Override
        void write(Path file, byte[] content) throws IOException {
            super.write(file, content);
            if (full) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        void force(Path path) throws IOException {
            super.force(path);
            String name = path.getFileName().toString();
            forced.add(AtomicFiles.isTemporary(name) ? "content" : Files.isDirectory(path) ? "folder" : name);
        }
    }

    private final WatchedDisk disk = new WatchedDisk();
    private final AtomicFiles files = new AtomicFiles(disk, InstantSource.system());

    private void replace(String name, Durability durability) {
        files.replace(folder.resolve(name), CONTENT, durability);
    }

    @Test
    void what_is_durable_is_forced_with_its_folder_before_the_write_returns() {
        replace("a.json", Durability.DURABLE);
        assertThat(disk.forced).containsExactly("content", "folder");
    }

    @Test
    void what_need_not_survive_a_crash_of_the_machine_is_never_forced() {
        replace("a.json", Durability.PROCESS);
        files.settle();
        assertThat(disk.forced).isEmpty();
    }

    @Test
    void what_is_to_be_durable_soon_is_there_at_once_and_is_forced_when_it_settles_and_only_then() {
        replace("a.json", Durability.SOON);
        assertThat(files.read(folder.resolve("a.json"))).hasValue(CONTENT);
        assertThat(disk.forced).isEmpty();
        files.settle();
        files.settle();
        assertThat(disk.forced).containsExactly("a.json", "folder");
    }

    @Test
    void content_that_replaces_other_content_is_forced_before_it_does() {
        replace("a.json", Durability.PROCESS);
        replace("a.json", Durability.SOON);
        assertThat(disk.forced).containsExactly("content");
    }

    @Test
    void what_was_removed_before_it_settled_is_no_failure_and_the_rest_settles() {
        replace("a.json", Durability.SOON);
        replace("b.json", Durability.SOON);
        files.delete(folder.resolve("a.json"), Durability.PROCESS);
        files.settle();
        assertThat(disk.forced).containsExactly("b.json", "folder");
    }

    @Test
    void a_write_that_fails_leaves_the_old_content_and_nothing_to_settle() {
        Path file = folder.resolve("a.json");
        new AtomicFiles().replace(file, CONTENT, Durability.DURABLE);
        disk.full = true;
        assertThatThrownBy(() -> files.replace(file, new byte[0], Durability.SOON)).isInstanceOfSatisfying(
                OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.EXHAUSTED));
        files.settle();
        assertThat(disk.forced).isEmpty();
        assertThat(files.read(file)).hasValue(CONTENT);
        assertThat(folder.toFile().list()).containsExactly("a.json");
    }
}
