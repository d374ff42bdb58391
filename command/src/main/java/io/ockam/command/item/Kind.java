package io.ockam.command.item;

import java.util.List;
import java.util.function.Supplier;

/**
 * Things of one sort, each with a name.
 *
 * @param one what one is called: {@code node}
 * @param many what several are called: {@code nodes}
 * @param place where they are, behind what is said of all of them: {@code " on node n1"}; may be empty
 * @param unnamed what is said when none is named and there is no default one
 * @param names those that there are, in the order in which people see them; asked once a command
 */
public record Kind(String one, String many, String place, String unnamed, Supplier<List<String>> names) {
    public Kind(String one, String many, Supplier<List<String>> names) {
        this(one, many, "", "There is no default " + one, names);
    }
}
