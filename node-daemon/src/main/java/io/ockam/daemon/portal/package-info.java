/**
 * The kinds of resources around portals: policies, outlets, inlets, relays.
 *
 * <p>In: the operations of {@link io.ockam.control.api.portal.PortalApi}, and kept records when the node starts. Out: the portals of the
 * node library, kept alive by sessions, and events of what becomes of them.
 */
@NullMarked
package io.ockam.daemon.portal;

import org.jspecify.annotations.NullMarked;
