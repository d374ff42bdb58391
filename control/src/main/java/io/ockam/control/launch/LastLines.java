package io.ockam.control.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The end of a log, to show beside a failure. */
final class LastLines {
    private static final int BYTES = 2048;
    private static final int LINES = 5;

    private LastLines() {}

    /** The last lines, each on a line of its own behind a colon; nothing if there are none. */
    static String of(Path log) {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            ByteBuffer end = ByteBuffer.allocate(BYTES);
            channel.read(end, Math.max(0, channel.size() - BYTES));
            List<String> lines = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank()).toList();
            return lines.isEmpty()
                    ? ""
                    : ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException _) {
            return ""; // the failure itself is told, with the log's path
        }
    }
}
