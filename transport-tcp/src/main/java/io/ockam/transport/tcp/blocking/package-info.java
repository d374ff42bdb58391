/**
 * The same protocol over blocking sockets, for a process that lives as long as one command: no Netty, few classes.
 *
 * <p>The command starts a {@link io.ockam.transport.tcp.blocking.BlockingTcp} over a runtime of its own. Each connection has a
 * reading and a writing thread; everything else is as in {@code io.ockam.transport.tcp}.
 */
@NullMarked
package io.ockam.transport.tcp.blocking;

import org.jspecify.annotations.NullMarked;
