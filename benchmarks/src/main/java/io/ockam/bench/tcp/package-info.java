/**
 * What a message costs between two processes, beside a bare TCP ping-pong of the same bytes.
 *
 * <p>{@code scripts/bench tcp} starts {@link io.ockam.bench.tcp.TcpReport}; Markdown comes out.
 */
@NullMarked
package io.ockam.bench.tcp;

import org.jspecify.annotations.NullMarked;
