/**
 * The command {@code ockam}: its entry, and the table of its nouns.
 *
 * <p>Who adds a noun adds a line to {@link io.ockam.command.Nouns}. Nothing is loaded here but what the named command needs.
 */
@NullMarked
package io.ockam.command;

import org.jspecify.annotations.NullMarked;
