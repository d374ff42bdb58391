/**
 * {@code --jq}: programs in jq's language over JSON results.
 *
 * <p>A query comes in, results go out. The only package of the command that knows jackson-databind: its classes are loaded when the option
 * is given, and not before.
 */
@NullMarked
package io.ockam.command.jq;

import org.jspecify.annotations.NullMarked;
