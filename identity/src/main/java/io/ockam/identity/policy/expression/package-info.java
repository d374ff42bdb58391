/**
 * The language of policies: two ways to write an expression, one way to print it, and its value in an environment.
 *
 * <p>In come texts and bindings of names, out go expressions and values. Whatever cannot be read or evaluated is an exception that says
 * where or why; whoever decides by an expression takes that as a no.
 */
@NullMarked
package io.ockam.identity.policy.expression;

import org.jspecify.annotations.NullMarked;
