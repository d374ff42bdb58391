/**
 * The commands that are about this machine as a whole: what is there ({@code status}), which variables are heard ({@code environment}), and
 * the end of it all ({@code reset}).
 *
 * <p>The table of commands comes in; the state directory and its nodes are asked.
 */
@NullMarked
package io.ockam.command.home;

import org.jspecify.annotations.NullMarked;
