package io.ockam.daemon.log;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Log files of a folder, one per UTC day: {@code stdout.2026-01-02.log}, and when that is full {@code stdout.2026-01-02.1.log}
 * and so on. Beyond a number of files the oldest go. Files are 0600.
 *
 * <p>The day's first file may be shared with the standard output of the process, so everything is appended. A write that
 * fails leaves the file as it is; the next write tries anew.
 */
final class DailyFiles implements LogSink {
    private static final Pattern NAME = Pattern.compile("stdout\\.(\\d{4}-\\d{2}-\\d{2})(?:\\.(\\d{1,9}))?\\.log");

    private final Path folder;
    private final long maxBytes;
    private final int maxFiles;
    private final Clock clock;

    private @Nullable Open open;

    private record Open(FileChannel file, LocalDate day, int number) {}

    private record Kept(Path path, LocalDate day, int number) {}

    DailyFiles(Path folder, long maxBytes, int maxFiles, Clock clock) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.maxFiles = maxFiles;
        this.clock = clock;
    }

    @Override
    public void write(byte[] lines, int length) throws IOException {
        FileChannel file = current().file;
        ByteBuffer buffer = ByteBuffer.wrap(lines, 0, length);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    private Open current() throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Open now = open;
        if (now != null && now.day.equals(today) && now.file.size() < maxBytes) {
            return now;
        }
        if (now != null) {
            open = null;
            now.file.close();
        }
        Open next = openFor(today);
        open = next;
        prune();
        return next;
    }

    private Open openFor(LocalDate day) throws IOException {
        int number = Math.max(0, kept().stream().filter(k -> k.day.equals(day)).mapToInt(Kept::number).max().orElse(0));
        while (true) {
            FileChannel file = FileChannel.open(folder.resolve(name(day, number)), Set.of(CREATE, WRITE, APPEND),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (file.size() < maxBytes) {
                return new Open(file, day, number);
            }
            file.close();
            number++;
        }
    }

    private static String name(LocalDate day, int number) {
        return "stdout." + day + (number == 0 ? "" : "." + number) + ".log";
    }

    private void prune() throws IOException {
        List<Kept> all = kept();
        for (Kept old : all.subList(0, Math.max(0, all.size() - maxFiles))) {
            Files.deleteIfExists(old.path);
        }
    }

    /** Oldest first. */
    private List<Kept> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(DailyFiles::read)
                    .sorted(DailyFiles::byAge)
                    .toList();
        }
    }

    private static int byAge(Kept one, Kept other) {
        int days = one.day.compareTo(other.day);
        return days != 0 ? days : Integer.compare(one.number, other.number);
    }

    private static Stream<Kept> read(Path path) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        if (!name.matches()) {
            return Stream.empty();
        }
        String number = name.group(2);
        return Stream.of(new Kept(path, LocalDate.parse(name.group(1)), number == null ? 0 : Integer.parseInt(number)));
    }

    @Override
    public void close() throws IOException {
        Open now = open;
        open = null;
        if (now != null) {
            now.file.close();
        }
    }
}
