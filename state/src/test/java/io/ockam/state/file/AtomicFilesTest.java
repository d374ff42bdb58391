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

    @Test
    void what_is_to_be_durable_soon_is_there_at_once_and_settles_once() {
        AtomicFiles files = new AtomicFiles();
        Path file = folder.resolve("a.json");
        files.replace(file, CONTENT, Durability.SOON);
        assertThat(files.read(file)).hasValue(CONTENT);
        files.settle();
        files.settle();
        assertThat(files.read(file)).hasValue(CONTENT);
        assertThat(folder.toFile().list()).containsExactly("a.json");
    }

    @Test
    void what_was_removed_before_it_settled_is_no_failure_and_the_rest_settles() {
        AtomicFiles files = new AtomicFiles();
        files.replace(folder.resolve("a.json"), CONTENT, Durability.SOON);
        files.replace(folder.resolve("b.json"), CONTENT, Durability.SOON);
        files.delete(folder.resolve("a.json"), Durability.PROCESS);
        files.settle();
        assertThat(folder.toFile().list()).containsExactly("b.json");
    }

    @Test
    void the_disk_is_told_how_durable_a_file_must_be() {
        List<Durability> asked = new ArrayList<>();
        AtomicFiles files = new AtomicFiles((file, content, durability) -> {
            asked.add(durability);
            Files.write(file, content);
        }, InstantSource.system());
        for (Durability durability : Durability.values()) {
            files.replace(folder.resolve("a.json"), CONTENT, durability);
        }
        assertThat(asked).containsExactly(Durability.values());
    }

    @Test
    void a_write_that_fails_leaves_the_old_content_and_nothing_to_settle() {
        Path file = folder.resolve("a.json");
        new AtomicFiles().replace(file, CONTENT, Durability.DURABLE);
        AtomicFiles files = new AtomicFiles((path, _, _) -> {
            Files.createFile(path);
            throw new IOException("No space left on device");
        }, InstantSource.system());
        assertThatThrownBy(() -> files.replace(file, new byte[0], Durability.SOON)).isInstanceOfSatisfying(
                OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.EXHAUSTED));
        files.settle();
        assertThat(files.read(file)).hasValue(CONTENT);
        assertThat(folder.toFile().list()).containsExactly("a.json");
    }
}
