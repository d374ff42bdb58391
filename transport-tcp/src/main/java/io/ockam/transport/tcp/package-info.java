/**
 * TCP between nodes, on Netty: connections and listeners, each with its addresses in the node.
 *
 * <p>Whoever builds a node starts a {@link io.ockam.transport.tcp.TcpTransport} over its runtime; messages then come in through
 * entrances and leave through exits. Protocol: {@code docs/protocol/tcp.md}. The command uses {@code …tcp.blocking} instead.
 */
@NullMarked
package io.ockam.transport.tcp;

import org.jspecify.annotations.NullMarked;
