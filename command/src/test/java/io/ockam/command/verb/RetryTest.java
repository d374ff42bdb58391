package io.ockam.command.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.command.terminal.Streams;
import io.ockam.command.terminal.Terminal;
import io.ockam.command.terminal.TerminalSettings;
import io.ockam.command.terminal.Tty;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new Streams(new ByteArrayOutputStream(), err, false, false, Tty.NONE), TerminalSettings.USUAL, "");
    private final AtomicInteger attempts = new AtomicInteger();

    private String succeedsAt(int attempt) {
        if (attempts.incrementAndGet() < attempt) {
            throw new OckamException(ErrorCode.TIMED_OUT, "not yet");
        }
        return "done";
    }

    private static Retry of(Map<String, String> environment, String... typed) {
        Map<String, Option> known = new HashMap<>();
        Retry.OPTIONS.forEach(option -> known.put(option.key(), option));
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < typed.length; i += 2) {
            values.put(typed[i], List.of(typed[i + 1]));
        }
        return Retry.of(new Options(known, values, new Environment(environment)));
    }

    @Test
    void it_tries_as_often_as_it_was_told_and_says_so() {
        assertThat(new Retry(3, Duration.ZERO).run(terminal, _ -> true, () -> succeedsAt(3))).isEqualTo("done");
        assertThat(attempts).hasValue(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Command failed with error:", "not yet",
                "Will retry in 0 seconds", "Retrying...");
    }

    @Test
    void the_last_failure_and_one_that_cannot_pass_are_the_commands_own() {
        assertThatThrownBy(() -> new Retry(2, Duration.ZERO).run(terminal, _ -> true, () -> succeedsAt(3)))
                .hasMessage("not yet");
        assertThat(attempts).hasValue(2);
        assertThatThrownBy(() -> new Retry(9, Duration.ZERO).run(terminal, _ -> false, () -> succeedsAt(9)))
                .hasMessage("not yet");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void count_and_delay_come_from_options_then_from_the_environment_and_each_implies_the_other() {
        assertThat(of(Map.of())).isEqualTo(new Retry(1, Duration.ZERO));
        assertThat(of(Map.of(), "--retry-count", "2")).isEqualTo(new Retry(2, Duration.ofSeconds(5)));
        assertThat(of(Map.of("OCKAM_COMMAND_RETRY_DELAY", "1s"))).isEqualTo(new Retry(3, Duration.ofSeconds(1)));
        assertThat(of(Map.of("OCKAM_COMMAND_RETRY_COUNT", "7"), "--no-retry", ""))
                .isEqualTo(new Retry(1, Duration.ZERO));
        assertThatThrownBy(() -> of(Map.of(), "--retry-count", "-1")).isInstanceOf(UsageException.class);
    }
}
