/** Tests of the blocking client, against raw sockets: it knows no Netty, and neither do they. */
@NullMarked
package io.ockam.transport.tcp.blocking;

import org.jspecify.annotations.NullMarked;
