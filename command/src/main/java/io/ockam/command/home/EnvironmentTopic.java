package io.ockam.command.home;

import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;

/** {@code ockam environment}: the variables that are heard. */
public final class EnvironmentTopic implements Verb {
    private static final String TEXT = """
            System
              - OCKAM_HOME: the folder for everything that is kept. Default: ~/.ockam
              - OCKAM_JAVA_HOME, JAVA_HOME, PATH: where to look for a Java 25 if that of the installation is gone.
              - OCKAM_DEFAULT_TIMEOUT: how long a node may take to answer a command, for example 30s. Default: 120s

            CLI Behavior
              - QUIET: no notices and no questions, as --quiet.
              - NO_COLOR: no colours, as --no-color; any value but the empty one.
              - NO_INPUT: no questions, as --no-input.
              - PAGER: the program that shows help on a terminal; empty for none. Default: less
              - TERM: without it, or with 'dumb', there are no colours.
              - OCKAM_COMMAND_RETRY_COUNT: how often a command that allows it is tried, as --retry-count.
              - OCKAM_COMMAND_RETRY_DELAY: how long to wait between two tries, as --retry-delay.
              - OCKAM_HELP_SHOW_HIDDEN: 'true' shows commands in help that are not for everybody.
              - ENROLLMENT_TICKET: the ticket for 'node create', as --enrollment-ticket.

            Logging
              - OCKAM_LOGGING: whether commands log as well; background nodes always do. Default: false
              - OCKAM_LOG_LEVEL: trace, debug, info, warn or error. Default: debug
              - OCKAM_LOG_FORMAT: default, pretty or json.
              - OCKAM_LOG_MAX_SIZE_MB: when a log file grows larger, the next one is begun. Default: 100
              - OCKAM_LOG_MAX_FILES: how many log files of a node are kept. Default: 60
              - OCKAM_LOG_CRATES_FILTER: what logs: all, core, basic, or a list of names with commas between them.

            Heard by other implementations, without effect here
              - Database: OCKAM_POSTGRES_HOST, _PORT, _DATABASE_NAME, _USER and _PASSWORD
              - Tracing: OCKAM_OPENTELEMETRY_EXPORT and all others about telemetry, spans and tracing
              - UDP Puncture: OCKAM_RENDEZVOUS_SERVER
              - TCP Portals: OCKAM_EBPF
              - Others: OCKAM_DISABLE_UPGRADE_CHECK, OCKAM, OCKAM_DEVELOPER, OCKAM_LOG, OCKAM_HELP_RENDER_MARKDOWN

            A switch is on for true, 1, yes or on, and off for false, 0, no, off or nothing. A time is a number and ms, s, m, h or d; without a unit, seconds.
            """;

    @Override
    public Spec spec() {
        return Spec.of("Tell which environment variables are heard.").details(TEXT);
    }

    @Override
    public Result run(Invocation invocation) {
        return Result.plain(TEXT);
    }
}
