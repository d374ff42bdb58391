package io.ockam.daemon.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.OckamException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogsTest {
    private static final Logger OURS = LoggerFactory.getLogger("io.ockam.example");
    private static final Logger THEIRS = LoggerFactory.getLogger("io.netty.example");

    private static String logged(Map<String, String> environment, int verbosity, Runnable what) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Logs _ = Logs.to(LogSettings.of(environment, verbosity), out, Clock.systemUTC())) {
            what.run();
        }
        return out.toString(UTF_8);
    }

    @Test
    void a_line_tells_time_level_logger_text_and_pairs() {
        String text = logged(Map.of(), 0, () -> {
            OURS.atInfo().addKeyValue("port", 4000).log("listening on {}", "here");
            OURS.debug("details");
            OURS.trace("not at this level");
            THEIRS.info("not ours");
            THEIRS.warn("bad news");
        });
        String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";
        assertThat(text.lines()).satisfiesExactly(
                line -> assertThat(line).matches(time + "  INFO io.ockam.example: listening on here port=4000"),
                line -> assertThat(line).matches(time + " DEBUG io.ockam.example: details"),
                line -> assertThat(line).matches(time + "  WARN io.netty.example: bad news"));
    }

    @Test
    void level_format_and_loggers_come_from_the_environment() {
        String text = logged(
                Map.of("OCKAM_LOG_LEVEL", "TRACE", "OCKAM_LOG_FORMAT", "json", "OCKAM_LOG_CRATES_FILTER", "all"),
                0, () -> THEIRS.trace("say \"hi\"\n"));
        assertThat(text).contains("\"level\":\"TRACE\",\"target\":\"io.netty.example\"")
                .endsWith("\"fields\":{\"message\":\"say \\\"hi\\\"\\n\"}}\n");
    }

    @Test
    void an_explicit_verbosity_overrules_the_environment() {
        assertThat(logged(Map.of("OCKAM_LOG_LEVEL", "error"), 2, () -> {
            OURS.info("seen");
            OURS.debug("unseen");
        })).contains("seen").doesNotContain("unseen");
    }

    @Test
    void what_a_peer_said_cannot_forge_a_line_or_move_the_cursor() {
        String text = logged(Map.of(), 0, () -> OURS.warn("from {}", "x\n2026-01-01 ERROR fake \u001b[2J"));
        assertThat(text.lines()).singleElement().asString().endsWith("from x\\n2026-01-01 ERROR fake \\u001b[2J");
    }

    @Test
    void a_stack_trace_stands_below_its_line() {
        assertThat(logged(Map.of(), 0, () -> OURS.warn("failed", new IOException("why"))).lines())
                .anySatisfy(line -> assertThat(line).isEqualTo("    java.io.IOException: why"));
    }

    @Test
    void a_flood_is_cut_and_counted() {
        String text = logged(Map.of(), 0, () -> {
            for (int i = 0; i < 1_000; i++) {
                OURS.info("again {}", i);
            }
        });
        assertThat(text.lines().filter(line -> line.contains("again")).count()).isEqualTo(201);
        assertThat(text).contains("800 more lines like \"again {}\" of io.ockam.example were left out");
    }

    @Test
    void a_full_disk_holds_nobody_up_and_the_loss_is_told_later() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        CountDownLatch failed = new CountDownLatch(1);
        ByteArrayOutputStream disk = new ByteArrayOutputStream();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("unused");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (full.get()) {
                    failed.countDown();
                    throw new IOException("No space left on device");
                }
                disk.write(bytes, offset, length);
            }
        };
        try (Logs _ = Logs.to(LogSettings.of(Map.of(), 0), out, Clock.systemUTC())) {
            OURS.info("lost");
            failed.await();
            full.set(false);
            OURS.info("kept");
        }
        assertThat(disk.toString(UTF_8)).contains("1 log lines were lost: No space left on device").contains("kept")
                .doesNotContain(": lost\n");
    }

    @Test
    void a_terminal_that_does_not_scroll_holds_nobody_up() throws Exception {
        CountDownLatch scroll = new CountDownLatch(1);
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                terminal.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    scroll.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                terminal.write(bytes, offset, length);
            }
        };
        try (Logs _ = Logs.to(LogSettings.of(Map.of(), 0), out, Clock.systemUTC())) {
            for (int i = 0; i < 10_000; i++) {
                LoggerFactory.getLogger("io.ockam.example" + i % 100).info("line");
            }
            scroll.countDown();
        }
        assertThat(terminal.toString(UTF_8)).contains("log lines were left out");
    }

    @Test
    void files_hold_what_was_logged_before_the_end(@TempDir Path folder) {
        try (Logs _ = Logs.toFiles(LogSettings.of(Map.of(), 0), folder, new TestClock("2026-01-02T00:00:00Z"))) {
            OURS.info("the end");
        }
        assertThat(folder.resolve("stdout.2026-01-02.log")).content().contains("the end");
    }

    @Test
    void a_bad_value_names_its_variable() {
        assertThatThrownBy(() -> LogSettings.of(Map.of("OCKAM_LOG_LEVEL", "loud"), 0))
                .isInstanceOf(OckamException.class)
                .hasMessageContaining("`OCKAM_LOG_LEVEL`").hasMessageContaining("`loud`");
        assertThatThrownBy(() -> LogSettings.of(Map.of("OCKAM_LOG_MAX_FILES", "0"), 0))
                .hasMessageContaining("from 1 to");
        assertThatThrownBy(() -> LogSettings.of(Map.of("OCKAM_LOG_MAX_SIZE_MB", "ten"), 0))
                .hasMessageContaining("whole number");
    }
}
