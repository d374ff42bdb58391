package io.ockam.daemon.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyFilesTest {
    private final TestClock clock = new TestClock("2026-01-02T23:59:59Z");

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }

    private static void write(DailyFiles files, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        files.write(bytes, bytes.length);
    }

    @Test
    void each_utc_day_has_a_file_of_its_own() throws IOException {
        DailyFiles files = new DailyFiles(folder, 1_000, 10, clock);
        write(files, "one\n");
        clock.advance(Duration.ofSeconds(1));
        write(files, "two\n");
        files.close();

        assertThat(names()).containsExactly("stdout.2026-01-02.log", "stdout.2026-01-03.log");
        assertThat(folder.resolve("stdout.2026-01-02.log")).hasContent("one");
        assertThat(folder.resolve("stdout.2026-01-03.log")).hasContent("two");
    }

    @Test
    void a_full_file_is_followed_by_another_and_the_oldest_go() throws IOException {
        DailyFiles files = new DailyFiles(folder, 10, 3, clock);
        for (int i = 0; i < 6; i++) {
            write(files, "0123456789\n");
        }
        files.close();

        assertThat(names()).containsExactly("stdout.2026-01-02.3.log", "stdout.2026-01-02.4.log",
                "stdout.2026-01-02.5.log");
    }

    @Test
    void what_is_in_the_file_of_the_day_stays_and_only_the_owner_reads_it() throws IOException {
        Files.writeString(folder.resolve("stdout.2026-01-02.log"), "before\n");
        DailyFiles files = new DailyFiles(folder, 12, 3, clock);
        write(files, "after\n");
        write(files, "next\n");
        files.close();

        assertThat(folder.resolve("stdout.2026-01-02.log")).hasContent("before\nafter");
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("stdout.2026-01-02.1.log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void files_of_others_are_neither_counted_nor_removed() throws IOException {
        Files.writeString(folder.resolve("stdout.notes.log"), "mine");
        Files.writeString(folder.resolve("a.txt"), "mine");
        DailyFiles files = new DailyFiles(folder, 10, 1, clock);
        write(files, "0123456789\n");
        write(files, "0123456789\n");
        files.close();

        assertThat(names()).containsExactly("a.txt", "stdout.2026-01-02.1.log", "stdout.notes.log");
    }
}
