/**
 * What a command is made of: its options, what it is given when it runs, what it hands back.
 *
 * <p>Every noun comes in here: a {@link io.ockam.command.verb.Verb} declares a {@link io.ockam.command.verb.Spec}, is run with an
 * {@link io.ockam.command.verb.Invocation} and goes out with a {@link io.ockam.command.verb.Result}; it prints nothing and ends no process.
 */
@NullMarked
package io.ockam.command.verb;

import org.jspecify.annotations.NullMarked;
