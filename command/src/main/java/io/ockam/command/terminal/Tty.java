package io.ockam.command.terminal;

/** The terminal device behind the streams: how wide it is, and its keys one by one. */
public interface Tty {
    /** When nobody knows better. */
    int USUAL_COLUMNS = 80;

    /** No device at all: 80 columns, and whoever wants its keys is told {@link Key#ESCAPE}. */
    Tty NONE = new Tty() {
        @Override
        public int columns() {
            return USUAL_COLUMNS;
        }

        @Override
        public Keyboard keyboard(boolean interruptKey) {
            return () -> Key.ESCAPE;
        }
    };

    int columns();

    /**
     * Takes the keys before they become lines, without showing them, until closed.
     *
     * @param interruptKey whether Ctrl-C arrives as {@link Key#INTERRUPT}; otherwise it ends the process, as usual
     */
    Keyboard keyboard(boolean interruptKey);
}
