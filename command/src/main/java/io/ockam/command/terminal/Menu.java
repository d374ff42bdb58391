package io.ockam.command.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A list with a cursor, of which some items are marked; what it looks like and what keys do to it, without a terminal. */
final class Menu implements Widget {
    private static final int ROWS = 5;

    private final List<String> items;
    private final TreeSet<Integer> marked = new TreeSet<>();
    private int cursor;

    /** @param items at least one */
    Menu(List<String> items) {
        this.items = List.copyOf(items);
    }

    @Override
    public boolean press(Key key) {
        switch (key) {
            case UP -> cursor = (cursor + items.size() - 1) % items.size();
            case DOWN -> cursor = (cursor + 1) % items.size();
            case SPACE -> {
                if (!marked.remove(cursor)) {
                    marked.add(cursor);
                }
            }
            case ESCAPE, INTERRUPT -> marked.clear();
            default -> {
            }
        }
        return key == Key.ENTER || key == Key.ESCAPE || key == Key.INTERRUPT;
    }

    /** The marked items in their order. */
    List<String> chosen() {
        return marked.stream().map(items::get).toList();
    }

    /** As many rows as there is room for, the cursor among them. */
    @Override
    public List<String> rows() {
        int first = Math.clamp(cursor - ROWS / 2, 0, Math.max(0, items.size() - ROWS));
        List<String> rows = new ArrayList<>();
        for (int i = first; i < Math.min(items.size(), first + ROWS); i++) {
            String sign = marked.contains(i) ? Paint.ok("\u2714") : "\u2610";
            rows.add("   " + (i == cursor ? "\u203a" : " ") + "  " + sign + ' ' + items.get(i));
        }
        return rows;
    }
}
