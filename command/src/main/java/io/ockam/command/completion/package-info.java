/**
 * What a shell offers when the user presses Tab: {@code ockam completion} prints a small script for the shell, which asks
 * {@code ockam complete} what can stand where the cursor is.
 *
 * <p>The table of commands comes in through {@link io.ockam.command.completion.Completion} and
 * {@link io.ockam.command.completion.Complete}; words go out.
 */
@NullMarked
package io.ockam.command.completion;

import org.jspecify.annotations.NullMarked;
