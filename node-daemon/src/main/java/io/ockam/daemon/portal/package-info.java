/**
 * Inlets and outlets as resources of a node.
 *
 * <p>In: their operations of {@link io.ockam.control.api.portal.PortalApi}, and kept records when the node starts. Out: the portals of the
 * node library, inlets kept alive by sessions, and events of what becomes of them.
 */
@NullMarked
package io.ockam.daemon.portal;

import org.jspecify.annotations.NullMarked;
