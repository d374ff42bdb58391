package io.ockam.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class SpinnerTest {
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
    private final Terminal terminal = new Terminal(new Streams(OutputStream.nullOutputStream(), new OutputStream() {
        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes) {
            written.add(new String(bytes, StandardCharsets.UTF_8));
        }
    }, false, true, Tty.NONE), TerminalSettings.USUAL, "xterm");

    @Test
    void it_turns_gives_way_to_notices_and_leaves_nothing_behind() throws InterruptedException {
        try (Progress progress = terminal.progress("listing " + "x".repeat(200));
                Progress second = terminal.progress("no")) {
            assertThat(second).isSameAs(Progress.SILENT);
            assertThat(written.take()).startsWith("\r\u001b[2K  \u001b[33m⠋\u001b[0m listing xxx")
                    .hasSizeLessThan(105);
            progress.tell("two");
            String frame;
            do {
                frame = written.take();
            } while (!frame.endsWith(" two"));
            terminal.notice("by the way");
            String cleared = "";
            for (String next = written.take(); !"by the way\n".equals(next); next = written.take()) {
                cleared = next;
            }
            assertThat(cleared).isEqualTo("\r\u001b[2K");
        }
        String last = "";
        for (String next = written.poll(); next != null; next = written.poll()) {
            last = next;
        }
        assertThat(last).isIn("\r\u001b[2K", "");
        try (Progress next = terminal.progress("again")) {
            assertThat(next).isNotSameAs(Progress.SILENT);
        }
    }
}
