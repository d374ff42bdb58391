/**
 * Relays: those that this node has at others, as resources, and who may have one here.
 *
 * <p>In: the relay operations of {@link io.ockam.control.api.portal.PortalApi}, and kept records when the node starts. Out: registrations
 * at relay nodes, each kept alive by a session.
 */
@NullMarked
package io.ockam.daemon.relay;

import org.jspecify.annotations.NullMarked;
