/**
 * Addresses of sockets as people write them.
 *
 * <p>Text comes in, from commands, routes and files; validated values go out. Nothing here opens a socket; only
 * {@link io.ockam.core.net.HostPort#resolve} asks the resolver of the system.
 */
@NullMarked
package io.ockam.core.net;

import org.jspecify.annotations.NullMarked;
