/** Tests of TCP connections, over real sockets. */
@NullMarked
package io.ockam.transport.tcp;

import org.jspecify.annotations.NullMarked;
