/**
 * Asking a node over its control socket: a small HTTP/1.1 client, because the JDK's knows no domain sockets and takes long to start.
 *
 * <p>Commands come in through {@link io.ockam.control.client.ControlClient}; bytes go out to the socket. What comes back is not trusted.
 */
@NullMarked
package io.ockam.control.client;

import org.jspecify.annotations.NullMarked;
