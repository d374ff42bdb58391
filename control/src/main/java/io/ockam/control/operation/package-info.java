/**
 * What an operation of the control API is, whatever it does: a method, a path, bodies, and the problem that it answers instead.
 *
 * <p>The packages of the API come in, and whoever serves or calls it. JSON goes out.
 */
@NullMarked
package io.ockam.control.operation;

import org.jspecify.annotations.NullMarked;
