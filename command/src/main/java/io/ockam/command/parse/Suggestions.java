package io.ockam.command.parse;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what was probably meant. */
final class Suggestions {
    /** One mistake in this many characters may be a slip; more is another word. */
    private static final int CHARACTERS_PER_SLIP = 3;

    private Suggestions() {}

    /** The name that is fewest slips away from {@code word}, if that is few enough. */
    static Optional<String> nearest(String word, List<String> names) {
        int most = Math.max(1, word.length() / CHARACTERS_PER_SLIP);
        return names.stream().filter(name -> slips(word, name) <= most || isBeginning(word, name))
                .min(Comparator.comparingInt(name -> slips(word, name)));
    }

    private static boolean isBeginning(String word, String name) {
        return word.length() >= CHARACTERS_PER_SLIP && name.startsWith(word);
    }

    /** How many letters must be added, left out, replaced, or swapped with their neighbour. */
    static int slips(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }
}
