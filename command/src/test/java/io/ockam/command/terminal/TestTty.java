package io.ockam.command.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** A terminal, or two pipes, in memory: what was written, and keys that somebody has already pressed. */
public final class TestTty implements Tty {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Queue<Key> keys = new ArrayDeque<>();
    private boolean taken;

    public TestTty pressing(Key... pressed) {
        keys.addAll(List.of(pressed));
        return this;
    }

    /** A person's terminal. */
    public Terminal person(TerminalSettings settings) {
        return new Terminal(new Streams(out, err, true, true, this), settings, "xterm");
    }

    public Terminal person() {
        return person(TerminalSettings.USUAL);
    }

    /** What a script has in the place of a terminal. */
    public Terminal pipe(TerminalSettings settings) {
        return new Terminal(new Streams(out, err, false, false, Tty.NONE), settings, "xterm");
    }

    public Terminal pipe() {
        return pipe(TerminalSettings.USUAL);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Whether somebody has the keys and has not given them back. */
    public boolean isTaken() {
        return taken;
    }

    @Override
    public int columns() {
        return 100;
    }

    @Override
    public Keyboard keyboard(boolean interruptKey) {
        taken = true;
        return new Keyboard() {
            @Override
            public Key next() {
                return keys.isEmpty() ? Key.ESCAPE : keys.remove();
            }

            @Override
            public void close() {
                taken = false;
            }
        };
    }
}
