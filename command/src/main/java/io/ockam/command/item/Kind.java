package io.ockam.command.item;

import java.util.List;
import java.util.function.Supplier;

/**
 * Things of one sort, each with a name.
 *
 * @param one what one is called: {@code node}
 * @param many what several are called: {@code nodes}
 * @param names those that there are, in the order in which people see them; asked once a command
 */
public record Kind(String one, String many, Supplier<List<String>> names) {}
