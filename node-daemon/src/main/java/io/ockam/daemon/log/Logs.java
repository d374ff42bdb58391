package io.ockam.daemon.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.LoggerFactory;

/**
 * The logging of a node's process, from here until it is closed. Configured in code, since reading an XML file costs a node
 * tens of milliseconds at its start.
 */
public final class Logs implements AutoCloseable {
    private final LoggerContext context;
    private final QueuedAppender appender;

    private Logs(LogSettings settings, LogSink sink, Clock clock) {
        context = (LoggerContext) LoggerFactory.getILoggerFactory();
        appender = new QueuedAppender(sink, settings.format(), clock);
        appender.setContext(context);
        appender.setName("node");
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        for (String name : settings.loggers()) {
            context.getLogger(name.isEmpty() ? org.slf4j.Logger.ROOT_LOGGER_NAME : name)
                    .setLevel(Level.convertAnSLF4JLevel(settings.level()));
        }
    }

    /** Logs into the files of {@code folder}, which exists; see {@link LogSettings} for how many there may be. */
    public static Logs toFiles(LogSettings settings, Path folder, Clock clock) {
        return new Logs(settings, new DailyFiles(folder, settings.maxFileBytes(), settings.maxFiles(), clock), clock);
    }

    /** Logs to {@code out}, usually standard output. */
    public static Logs to(LogSettings settings, OutputStream out, Clock clock) {
        return new Logs(settings, new Stream(out), clock);
    }

    private record Stream(OutputStream out) implements LogSink {
        @Override
        public void write(byte[] lines, int length) throws IOException {
            out.write(lines, 0, length);
            out.flush();
        }
    }

    /** Writes what is still queued, for at most a second, and logs nothing from then on. */
    @Override
    public void close() {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.OFF);
        root.detachAppender(appender);
        appender.stop();
    }
}
