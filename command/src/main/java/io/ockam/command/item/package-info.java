/**
 * Showing and deleting things that have names: which of them are meant, who is asked, what becomes of the rest when one fails.
 *
 * <p>The {@code show} and {@code delete} verbs of every noun come in with a {@link io.ockam.command.item.Kind} and with what to do for one
 * name; a result for all of them goes out.
 */
@NullMarked
package io.ockam.command.item;

import org.jspecify.annotations.NullMarked;
