/**
 * The process of a node: start, readiness, signals, the end.
 *
 * <p>In: the command's spawn and the requests of the control socket. Out: the {@code node} library and the state directory.
 */
@NullMarked
package io.ockam.daemon;

import org.jspecify.annotations.NullMarked;
