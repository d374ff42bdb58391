/**
 * What a transport promises to the node, and how a route that leaves the node is resolved to one that starts inside it.
 *
 * <p>Transports register here and use the runtime's entrances and workers; who wants to send to another node resolves a route
 * first.
 */
@NullMarked
package io.ockam.core.transport;

import org.jspecify.annotations.NullMarked;
