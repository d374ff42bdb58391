package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of 2 MiB with a home on it, for as long as a test needs it. */
final class SmallDisk implements AutoCloseable {
    private final Ockam outside;
    private final Path folder;

    private SmallDisk(Ockam outside, Path folder) {
        this.outside = outside;
        this.folder = folder;
    }

    /** Skips the test where that is not allowed. */
    static SmallDisk mount(Ockam ockam) throws IOException {
        Path folder = Files.createDirectory(ockam.scratch().resolve("disk"));
        assumeTrue(ockam.program("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString()).exit() == 0,
                "only root may mount a small disk");
        return new SmallDisk(ockam, folder);
    }

    /** The command with its home on the disk. */
    Ockam home() {
        return outside.at(folder.resolve("home"));
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /** Until {@link #free} not a byte more goes onto it. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            byte[] block = new byte[4096];
            for (int i = 0; i < 10_000; i++) {
                out.write(block);
            }
            throw new AssertionError("the disk does not fill");
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    void free() throws IOException {
        Files.delete(ballast());
    }

    /** Makes {@code part} of the disk read-only. */
    void protect(Path part) {
        outside.program("mount", "--bind", part.toString(), part.toString()).succeeds();
        outside.program("mount", "-o", "remount,bind,ro", part.toString()).succeeds();
    }

    /** The end of {@link #protect}. */
    void unprotect(Path part) {
        outside.program("umount", part.toString()).succeeds();
    }

    @Override
    public void close() {
        outside.processes().forEach(Processes::end);
        // With what is mounted on it. A killed process lets go of its files thread by thread.
        Processes.await("the end of " + folder,
                () -> outside.program("umount", "--recursive", folder.toString()).exit() == 0);
    }
}
