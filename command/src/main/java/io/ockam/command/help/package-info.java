/**
 * Help, and what is said about a command line that cannot be understood.
 *
 * <p>The command's entry comes in with a command of the table; texts go out, on a terminal through a pager.
 */
@NullMarked
package io.ockam.command.help;

import org.jspecify.annotations.NullMarked;
