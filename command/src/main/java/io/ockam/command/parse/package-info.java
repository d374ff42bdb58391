/**
 * From the words that were typed to a verb with its options, or to what is wrong with them.
 *
 * <p>The command's entry comes in through {@link io.ockam.command.parse.CommandLineReader}. Only the classes of
 * the command that is named are loaded.
 */
@NullMarked
package io.ockam.command.parse;

import org.jspecify.annotations.NullMarked;
