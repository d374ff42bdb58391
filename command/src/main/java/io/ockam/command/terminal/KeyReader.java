package io.ockam.command.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes keys of the bytes that a terminal sends for them. */
final class KeyReader {
    private static final int ESC = 0x1b;
    private static final int CTRL_C = 3;
    /** A key that sends several bytes sends them at once; over a slow line they may come a little apart. */
    private static final int LOOKS = 10;
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(5);

    private final InputStream bytes;

    KeyReader(InputStream bytes) {
        this.bytes = bytes;
    }

    Key next() {
        try {
            return switch (bytes.read()) {
                case -1 -> Key.ESCAPE;
                case CTRL_C -> Key.INTERRUPT;
                case '\r', '\n' -> Key.ENTER;
                case ' ' -> Key.SPACE;
                case 'y', 'Y' -> Key.YES;
                case 'n', 'N' -> Key.NO;
                case ESC -> afterEscape();
                default -> Key.OTHER;
            };
        } catch (IOException terminalIsGone) {
            return Key.ESCAPE;
        }
    }

    /** {@code ESC [ A} and {@code ESC O A} are arrows; ESC with nothing behind it is the key itself. */
    private Key afterEscape() throws IOException {
        if (!more()) {
            return Key.ESCAPE;
        }
        int introducer = bytes.read();
        if (introducer != '[' && introducer != 'O') {
            return Key.OTHER;
        }
        int last;
        do {
            last = bytes.read();
        } while (last >= 0x20 && last < 0x40); // parameters, as in ESC [ 1 ; 5 A
        return switch (last) {
            case 'A' -> Key.UP;
            case 'B' -> Key.DOWN;
            default -> Key.OTHER;
        };
    }

    private boolean more() throws IOException {
        for (int look = 0; look < LOOKS && bytes.available() == 0; look++) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return bytes.available() > 0;
    }
}
