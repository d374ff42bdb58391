package io.ockam.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that was started and whose two outputs are being collected. {@link #finished} waits for its end <em>and</em> for the end of both
 * outputs: a child that holds one open makes it fail.
 */
final class Started {
    private final List<String> command;
    private final Process process;
    private final Output stdout;
    private final Output stderr;

    private Started(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        stdout = new Output(process.getInputStream());
        stderr = new Output(process.getErrorStream());
    }

    static Started of(List<String> command, Map<String, String> environment, Path directory) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Started(command, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends text to its stdin, or types it where it runs on a terminal. */
    Started types(String text) {
        try {
            OutputStream stdin = process.getOutputStream();
            stdin.write(text.getBytes(StandardCharsets.UTF_8));
            stdin.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Ends its stdin. */
    Started endOfInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until {@code text} was written to one of its outputs. */
    Started shows(String text) {
        Processes.await('"' + text + "\" from " + command, () -> has(text) || over());
        return has(text) ? this : fail("ended without showing \"" + text + '"');
    }

    private boolean has(String text) {
        return stdout.toString().contains(text) || stderr.toString().contains(text);
    }

    private boolean over() {
        return !process.isAlive() && stdout.ended() && stderr.ended();
    }

    /** Sends SIGINT, as Ctrl-C does. */
    Started interrupt() {
        return signal("INT");
    }

    Started signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Waits for its end; its stacks are printed when that takes too long. */
    Run finished() {
        return finished(Ockam.PATIENCE);
    }

    Run finished(Duration patience) {
        long start = System.nanoTime();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                signal("QUIT"); // a JVM answers with all its stacks
                process.waitFor(2, TimeUnit.SECONDS);
                process.destroyForcibly();
                fail("did not end within " + patience.toSeconds() + " s");
            }
            if (!stdout.ends(patience) || !stderr.ends(patience)) {
                fail("ended, but something it started keeps its output open");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + command, e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Run(command, process.exitValue(), stdout.toString(), stderr.toString(), took);
    }

    private Started fail(String why) {
        throw new AssertionError(command + " " + why + "\n--- stdout\n" + stdout + "\n--- stderr\n" + stderr);
    }

    /** One output, read by a thread of its own. */
    private static final class Output {
        private final StringBuilder text = new StringBuilder();
        private final Thread reader;

        Output(InputStream from) {
            reader = Thread.ofVirtual().start(() -> {
                try (var in = new InputStreamReader(from, StandardCharsets.UTF_8)) {
                    char[] some = new char[4096];
                    for (int n = in.read(some); n >= 0; n = in.read(some)) {
                        append(new String(some, 0, n));
                    }
                } catch (IOException closed) {
                    append("\n[reading ended: " + closed.getMessage() + ']');
                }
            });
        }

        boolean ended() {
            return !reader.isAlive();
        }

        boolean ends(Duration patience) throws InterruptedException {
            return reader.join(patience);
        }

        private synchronized void append(String more) {
            text.append(more);
        }

        @Override
        public synchronized String toString() {
            return text.toString();
        }
    }
}
