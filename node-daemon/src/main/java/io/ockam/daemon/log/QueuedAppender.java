package io.ockam.daemon.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to one writing thread through a queue of {@value #QUEUED}; never makes the caller wait. What does not fit, or
 * could not be written, is counted, and the count is written as soon as something can be.
 */
final class QueuedAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final int QUEUED = 4_096;
    private static final int BATCH = 256;
    private static final int LINES_PER_SECOND = 200;
    private static final long STOP_MILLIS = 1_000;
    private static final ILoggingEvent END = new LoggingEvent();
    private static final String OWN_NAME = QueuedAppender.class.getPackageName();

    private final LogSink sink;
    private final LineFormat format;
    private final Clock clock;
    private final ArrayBlockingQueue<ILoggingEvent> queue = new ArrayBlockingQueue<>(QUEUED);
    private final Floods floods = new Floods(LINES_PER_SECOND);
    private final LongAdder dropped = new LongAdder();
    private final Thread writer = Thread.ofPlatform().daemon().name("logs").unstarted(this::run);
    private final StringBuilder text = new StringBuilder(1024);

    private volatile boolean stopping;
    private @Nullable String trouble;

    QueuedAppender(LogSink sink, LineFormat format, Clock clock) {
        this.sink = sink;
        this.format = format;
        this.clock = clock;
    }

    @Override
    public void start() {
        super.start();
        writer.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!floods.pass(event.getLoggerName(), String.valueOf(event.getMessage()), System.nanoTime())) {
            return;
        }
        event.prepareForDeferredProcessing();
        if (!queue.offer(event)) {
            dropped.increment();
        }
    }

    private void run() {
        List<ILoggingEvent> batch = new ArrayList<>(BATCH);
        boolean ended = false;
        while (!ended) {
            try {
                ILoggingEvent first = floods.any() ? queue.poll(1, TimeUnit.SECONDS) : queue.take();
                if (first != null) {
                    batch.add(first);
                }
            } catch (InterruptedException e) {
                // Nobody interrupts this thread: the end is an event in the queue, so that all before it is written.
                throw new IllegalStateException(e);
            }
            queue.drainTo(batch, BATCH - 1);
            ended = batch.removeIf(END::equals) || (stopping && queue.isEmpty());
            write(batch, ended);
            batch.clear();
        }
    }

    private void write(List<ILoggingEvent> batch, boolean last) {
        text.setLength(0);
        long lost = dropped.sumThenReset();
        if (lost > 0) {
            tell(trouble == null
                    ? lost + " log lines were left out: they came faster than they could be written"
                    : lost + " log lines were lost: " + trouble);
        }
        for (ILoggingEvent event : batch) {
            format.append(text, event.getInstant(), event);
        }
        for (Floods.Left left : floods.ended(System.nanoTime(), last)) {
            tell(left.count() + " more lines like \"" + left.template() + "\" of " + left.logger() + " were left out");
        }
        if (text.isEmpty()) {
            return;
        }
        byte[] lines = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            sink.write(lines, lines.length);
            trouble = null;
        } catch (IOException e) {
            // A full disk must not stop the node. The lines are counted; the next write that succeeds tells of them.
            trouble = String.valueOf(e.getMessage());
            dropped.add(lost + batch.size());
        }
    }

    private void tell(String message) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext((LoggerContext) context);
        event.setLoggerName(OWN_NAME);
        event.setLevel(Level.WARN);
        event.setMessage(message);
        event.setInstant(clock.instant());
        format.append(text, clock.instant(), event);
    }

    /** Writes what is queued, for at most a second. */
    @Override
    public void stop() {
        if (!isStarted()) {
            return;
        }
        super.stop();
        stopping = true;
        queue.offer(END); // when that is full, the writer is awake and sees the flag
        try {
            writer.join(STOP_MILLIS);
            sink.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            addError("cannot close the log", e);
        }
    }
}
