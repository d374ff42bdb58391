/**
 * Turns multi-addresses into routes by opening, step by step, what they name: TCP connections, secure channels, and what else is a {@link
 * io.ockam.node.connect.Step}.
 *
 * <p>In: whoever has a multi-address to send to. Out: the transports, and the flow controls of what was opened.
 */
@NullMarked
package io.ockam.node.connect;

import org.jspecify.annotations.NullMarked;
