/**
 * HTTP/1.1 for a few local clients: Netty's codec on a domain socket or a loopback port, each request on a virtual thread.
 *
 * <p>In: bytes of a client, which may be hostile. Out: {@link io.ockam.daemon.http.HttpService}, which knows nothing of
 * Netty. Every request has a deadline and ends with its client: its thread is interrupted. A slow one holds up no other.
 */
@NullMarked
package io.ockam.daemon.http;

import org.jspecify.annotations.NullMarked;
