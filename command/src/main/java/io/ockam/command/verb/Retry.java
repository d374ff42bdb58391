package io.ockam.command.verb;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Terminal;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tries again what may succeed a little later: as often, and after such a pause, as options or environment say; once if neither does.
 *
 * @param attempts at least 1
 * @param delay between two attempts, to which up to half of it is added by chance
 */
public record Retry(int attempts, Duration delay) {
    /** Their declarations, for a command that can try again. */
    public static final List<Option> OPTIONS = List.of(
            Option.value("N", "--retry", "--retry-count").fromVariable("OCKAM_COMMAND_RETRY_COUNT").hidden(),
            Option.value("DURATION", "--retry-delay").fromVariable("OCKAM_COMMAND_RETRY_DELAY").hidden(),
            Option.flag("--no-retry").hidden());

    private static final Retry NEVER = new Retry(1, Duration.ZERO);
    private static final int USUAL_ATTEMPTS = 3;
    private static final Duration USUAL_DELAY = Duration.ofSeconds(5);
    private static final Duration MOST_CHANCE = Duration.ofSeconds(5);

    /** As the options say. */
    public static Retry of(Options options) {
        Optional<Integer> attempts = options.parsed("--retry-count", Retry::count);
        Optional<Duration> delay = options.duration("--retry-delay");
        if (options.has("--no-retry") || (attempts.isEmpty() && delay.isEmpty())) {
            return NEVER;
        }
        return new Retry(Math.max(1, attempts.orElse(USUAL_ATTEMPTS)), delay.orElse(USUAL_DELAY));
    }

    private static int count(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new OckamException(ErrorCode.INVALID, "invalid digit found in string", e);
        }
    }

    /**
     * Does it, perhaps several times.
     *
     * @param again which failures may pass
     * @throws OckamException as the last attempt
     */
    public <T> T run(Terminal terminal, Predicate<OckamException> again, Supplier<T> attempt) {
        for (int left = attempts - 1;; left--) {
            try {
                return attempt.get();
            } catch (OckamException e) {
                if (left <= 0 || !again.test(e)) {
                    throw e;
                }
                Duration pause = pause();
                terminal.notice(Lines.warn("Command failed with error:"));
                terminal.notice(Lines.log(e.getMessage() + "\n"));
                terminal.notice(Lines.log("Will retry in " + pause.toSeconds() + " seconds"));
                sleep(pause);
                terminal.notice(Lines.log("Retrying...\n"));
            }
        }
    }

    private Duration pause() {
        Duration half = delay.dividedBy(2);
        long most = Math.min(half.toMillis(), MOST_CHANCE.toMillis());
        return delay.plusMillis(ThreadLocalRandom.current().nextLong(most + 1));
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OckamException(ErrorCode.CANCELLED, "Interrupted", e);
        }
    }
}
