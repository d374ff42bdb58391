package io.ockam.command.terminal;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The person or the script in front of a command: results go to stdout, all else to stderr.
 *
 * <p>Texts may hold {@linkplain Paint colours}; they are taken out where the stream is no terminal, the terminal has none, or the caller
 * wants none. Other control characters never reach a terminal. Thread-safe; questions are asked by one thread.
 */
public final class Terminal {
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final Streams streams;
    private final TerminalSettings settings;
    private final boolean movesCursor;
    private final boolean coloursOnOut;
    private final boolean coloursOnErr;
    private final Object lock = new Object();
    private boolean resultWritten;
    private boolean somethingDrawn;
    private boolean progressShown;

    /** @param term the environment's {@code TERM}; a terminal without one, or a {@code dumb} one, shows no colours */
    public Terminal(Streams streams, TerminalSettings settings, String term) {
        this.streams = streams;
        this.settings = settings;
        movesCursor = !term.isEmpty() && !"dumb".equals(term);
        boolean colours = !settings.noColor() && movesCursor;
        coloursOnOut = colours && streams.outIsTerminal();
        coloursOnErr = colours && streams.errIsTerminal();
    }

    /** Whether stdout is a person's terminal. */
    public boolean outIsTerminal() {
        return streams.outIsTerminal();
    }

    /** Whether stdout shows colours. */
    public boolean coloursOnOut() {
        return coloursOnOut;
    }

    /** The width of the terminal in columns; 80 where there is none. */
    public int width() {
        return streams.outIsTerminal() || streams.errIsTerminal() ? streams.tty().columns() : Tty.USUAL_COLUMNS;
    }

    /**
     * Writes a result to stdout. Blanks and line feeds at its end are left out; a terminal gets one line feed behind it, a pipe one
     * before every result but the first. An empty result is nothing on a pipe.
     *
     * @throws OckamException {@link ErrorCode#IO} if it cannot be written; {@link NobodyReadsException} if nobody reads it
     */
    public void result(String text) {
        String shown = onOut(text).stripTrailing();
        synchronized (lock) {
            if (streams.outIsTerminal()) {
                draw("");
                write(streams.out(), shown + '\n');
            } else if (!shown.isEmpty()) {
                write(streams.out(), resultWritten ? '\n' + shown : shown);
                resultWritten = true;
            }
        }
    }

    /**
     * Writes a text of many lines to stdout, with one line feed behind the last.
     *
     * @throws OckamException {@link ErrorCode#IO} if it cannot be written; {@link NobodyReadsException} if nobody reads it
     */
    public void document(String text) {
        synchronized (lock) {
            draw("");
            write(streams.out(), onOut(text).stripTrailing() + '\n');
        }
    }

    /** Writes a line to stderr, unless quiet. */
    public void notice(String text) {
        if (!settings.quiet()) {
            report(text);
        }
    }

    /** Writes a line to stderr, even when quiet: what failed and why. */
    public void report(String text) {
        synchronized (lock) {
            draw("");
            writeErr(onErr(text) + '\n');
        }
    }

    /**
     * Shows that something goes on until the result is closed; on a terminal only, and not when quiet. There is one at a time: while one is
     * shown, others are not.
     */
    public Progress progress(String message) {
        if (!streams.errIsTerminal() || !movesCursor || settings.quiet()) {
            return Progress.SILENT;
        }
        synchronized (lock) {
            if (progressShown) {
                return Progress.SILENT;
            }
            progressShown = true;
        }
        return Spinner.start(this, message);
    }

    /** Called by the one that was shown. */
    void progressOver() {
        synchronized (lock) {
            draw("");
            progressShown = false;
        }
    }

    /** Whether there is somebody to ask. */
    public boolean canAsk() {
        return streams.errIsTerminal() && !settings.noInput() && !settings.quiet();
    }

    /**
     * Asks for a yes or no, by one key. Ctrl-C ends the process.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if there is nobody to ask
     */
    public boolean confirm(String question) {
        if (!canAsk()) {
            throw new OckamException(ErrorCode.INVALID, "Use --yes to confirm");
        }
        return new Questions(this, streams.tty()).confirm(question);
    }

    /** Lets the person mark some of the items; none of them if there is nobody to ask, or if that is what was wanted. */
    public List<String> select(String header, List<String> items) {
        if (!canAsk() || items.isEmpty()) {
            return List.of();
        }
        Menu menu = new Menu(items);
        new Questions(this, streams.tty()).ask(header, menu);
        return menu.chosen();
    }

    /** Asks for a yes or no, by a list of both under the header; no if there is nobody to ask. */
    public boolean confirmInteractively(String header) {
        if (!canAsk()) {
            return false;
        }
        YesOrNo answer = new YesOrNo();
        new Questions(this, streams.tty()).ask(header, answer);
        return answer.isYes();
    }

    /** What stands on the last line of the terminal, in the place of what stood there; empty for nothing. */
    void draw(String line) {
        synchronized (lock) {
            if (somethingDrawn || !line.isEmpty()) {
                writeErr((movesCursor ? CLEAR_LINE : somethingDrawn ? "\n" : "") + onErr(line));
                somethingDrawn = !line.isEmpty();
            }
        }
    }

    /** Takes the last {@code lines} lines away again. */
    void takeBack(int lines) {
        if (movesCursor) {
            synchronized (lock) {
                writeErr("\r\u001b[" + lines + "A\u001b[J");
            }
        }
    }

    private String onOut(String text) {
        return shown(text, streams.outIsTerminal(), coloursOnOut);
    }

    private String onErr(String text) {
        return shown(text, streams.errIsTerminal(), coloursOnErr);
    }

    /** A terminal gets nothing that moves its cursor or renames its window: peers choose names as well. */
    private static String shown(String text, boolean onTerminal, boolean colours) {
        String painted = colours ? text : Paint.strip(text);
        return onTerminal ? Paint.onlyColours(painted) : painted;
    }

    private static void write(OutputStream stream, String text) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            throw NobodyReadsException.is(e)
                    ? new NobodyReadsException(e)
                    : new OckamException(ErrorCode.IO, "The result cannot be written to standard output", e);
        }
    }

    /** Whoever has closed stderr does not want to know. */
    private void writeErr(String text) {
        try {
            streams.err().write(text.getBytes(StandardCharsets.UTF_8));
            streams.err().flush();
        } catch (IOException nobodyReads) {
            return;
        }
    }
}
