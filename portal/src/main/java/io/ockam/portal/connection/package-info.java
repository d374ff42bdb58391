/**
 * One end of a portal: a socket of this node on one side, an address that the other end talks to on the other.
 *
 * <p>Inlets and outlets bring sockets in; what the sockets send goes out as routed messages, and the other way round. It needs a runtime
 * and a Netty channel; how the messages travel is not its matter.
 */
@NullMarked
package io.ockam.portal.connection;

import org.jspecify.annotations.NullMarked;
