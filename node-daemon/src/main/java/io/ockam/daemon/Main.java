package io.ockam.daemon;

import io.ockam.control.launch.Readiness;
import io.ockam.control.launch.Session;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.daemon.log.LogSettings;
import io.ockam.daemon.log.Logs;
import io.ockam.daemon.log.NodeLogging;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.StateDirectory;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The process of a node, as {@code ockam node create} and {@code node start} start it. Not for people: it is told the node's name, takes all
 * else from the node's record, and tells who has started it that it is ready, or why it is not.
 *
 * <p>It exits with 0 when it was asked to end, 64 for arguments that make no sense, 70 when it could not start.
 */
public final class Main {
    private static final int ENDED = 0;
    private static final int USAGE = 64;
    private static final int FAILED = 70;

    private final Arguments arguments;
    private final Optional<Readiness> parent;

    private Main(Arguments arguments) {
        this.arguments = arguments;
        this.parent = arguments.readySocket().map(Readiness::new);
    }

    public static void main(String[] words) {
        NodeLogging.choose();
        int status;
        try {
            status = new Main(Arguments.of(List.of(words))).run(System.getenv());
        } catch (OckamException e) {
            System.err.println(e.getMessage());
            status = USAGE;
        }
        Runtime.getRuntime().halt(status); // an exit in order would wait for selectors that sleep
    }

    private int run(Map<String, String> environment) {
        Optional<Logs> logs = Optional.empty();
        try {
            if (!arguments.foreground()) {
                Session.detach();
            }
            StateDirectory state = StateDirectory.of(environment);
            Node kept = state.nodes().get(arguments.node());
            logs = logs(environment, kept);
            return live(state, kept);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Main.class).error("the node could not be started", e);
            tell(e);
            return FAILED;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the main thread", e);
        } finally {
            logs.ifPresent(Logs::close);
        }
    }

    private int live(StateDirectory state, Node kept) throws InterruptedException {
        Lifetime lifetime = Lifetime.endedBySignals(Thread.currentThread());
        try (Daemon _ = Daemon.start(state, kept, () -> lifetime.end("a request"))) {
            parent.ifPresent(Readiness::ready);
            if (arguments.foreground() && kept.record().exitOnEof()) {
                lifetime.endWith(System.in);
            }
            lifetime.await();
        }
        return ENDED;
    }

    private void tell(RuntimeException failure) {
        OckamException told = failure instanceof OckamException known
                ? known
                : new OckamException(ErrorCode.INTERNAL, "The node failed to start: " + failure, failure);
        if (!parent.map(readiness -> readiness.failed(told)).orElse(false)) {
            System.err.println(told.getMessage());
        }
    }

    /** A background node logs into files, always; one on the terminal only when asked to. */
    private Optional<Logs> logs(Map<String, String> environment, Node kept) {
        NodeRecord record = kept.record();
        Map<String, String> asked = new HashMap<>(environment);
        record.logLevel().ifPresent(level -> asked.put("OCKAM_LOG_LEVEL", level));
        LogSettings settings = LogSettings.of(asked, record.verbosity());
        if (!arguments.foreground()) {
            return Optional.of(Logs.toFiles(settings, kept.logFolder(), Clock.systemUTC()));
        }
        return record.verbosity() > 0 || isLogging(environment)
                ? Optional.of(Logs.to(settings, System.out, Clock.systemUTC()))
                : Optional.empty();
    }

    private static boolean isLogging(Map<String, String> environment) {
        String value = environment.getOrDefault("OCKAM_LOGGING", "").strip().toLowerCase(Locale.ROOT);
        return value.equals("true") || value.equals("1") || value.equals("yes");
    }
}
