/**
 * What the two ends of a portal say to each other, byte for byte.
 *
 * <p>In come payloads of routed messages, out go {@link io.ockam.portal.protocol.PortalMessage}s, and the other way round; nothing
 * here knows sockets, routes or workers.
 */
@NullMarked
package io.ockam.portal.protocol;

import org.jspecify.annotations.NullMarked;
