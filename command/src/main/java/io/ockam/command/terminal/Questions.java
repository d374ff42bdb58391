package io.ockam.command.terminal;

import java.util.List;

/** Asks, on a terminal where somebody answers. */
final class Questions {
    private final Terminal terminal;
    private final Tty tty;

    Questions(Terminal terminal, Tty tty) {
        this.terminal = terminal;
        this.tty = tty;
    }

    boolean confirm(String question) {
        String asked = Lines.warn(question);
        terminal.draw(asked + " [Y/n] ");
        boolean yes = yesOrNo();
        terminal.report(asked + (yes ? " yes" : " no"));
        return yes;
    }

    private boolean yesOrNo() {
        try (Keyboard keys = tty.keyboard(false)) {
            while (true) {
                switch (keys.next()) {
                    case YES, ENTER -> {
                        return true;
                    }
                    case NO, ESCAPE, INTERRUPT -> {
                        return false;
                    }
                    default -> {
                    }
                }
            }
        }
    }

    /** Shows the widget under the header until the person is done with it, then takes it away. */
    void ask(String header, Widget widget) {
        try (Keyboard keys = tty.keyboard(true)) {
            boolean done;
            do {
                List<String> rows = widget.rows();
                terminal.report(header + '\n' + String.join("\n", rows));
                done = widget.press(keys.next());
                terminal.takeBack(rows.size() + 1);
            } while (!done);
        }
    }
}
