/**
 * One node as a library object: workers, TCP, services, and multi-addresses turned into routes.
 *
 * <p>A program starts a {@link io.ockam.node.Node} and speaks to it; messages come in and go out through its transports. Neither a home
 * directory nor HTTP nor a logging backend is needed.
 */
@NullMarked
package io.ockam.node;

import org.jspecify.annotations.NullMarked;
