/**
 * What the command and a node's process share: here only the version of the build.
 *
 * <p>{@code api} defines every path and body, {@code client} asks, {@code handler} answers, {@code launch} starts, awaits and stops
 * the process.
 *
 * @see <a href="../../../../../../../docs/protocol/control.md">The control protocol</a>
 */
@NullMarked
package io.ockam.control;

import org.jspecify.annotations.NullMarked;
