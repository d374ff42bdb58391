/**
 * What a command sees of the person or the script in front of it: two outputs, questions, colours, progress.
 *
 * <p>Comes in: texts that hold colours as escape sequences. Goes out: the same on a terminal, plain text on a pipe, nothing when quiet.
 * Knows nothing of commands.
 */
@NullMarked
package io.ockam.command.terminal;

import org.jspecify.annotations.NullMarked;
