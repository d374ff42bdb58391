package io.ockam.command.terminal;

import java.util.List;

/** Two rows, one of which is marked. */
final class YesOrNo implements Widget {
    private boolean yes = true;

    boolean isYes() {
        return yes;
    }

    @Override
    public List<String> rows() {
        return List.of(row(yes, "YES"), row(!yes, "NO"));
    }

    private static String row(boolean marked, String text) {
        return "  " + (marked ? "\u25c9 " : "\u25cc ") + text;
    }

    @Override
    public boolean press(Key key) {
        switch (key) {
            case UP, DOWN, SPACE -> yes = !yes;
            case YES -> yes = true;
            case NO, ESCAPE, INTERRUPT -> yes = false;
            default -> {
            }
        }
        return key == Key.ENTER || key == Key.ESCAPE || key == Key.INTERRUPT;
    }
}
