/**
 * Multi-addresses: how people and requests say where a worker is, {@code /node/n1/secure/api/service/echo}.
 *
 * <p>Whoever parses an argument or a request comes in. Nothing goes out but {@code io.ockam.core}: turning one into a route,
 * with the connections and channels that this takes, is the matter of a node.
 */
@NullMarked
package io.ockam.core.multiaddr;

import org.jspecify.annotations.NullMarked;
