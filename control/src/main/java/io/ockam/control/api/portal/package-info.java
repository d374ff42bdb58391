/**
 * What a node can be asked about its portals: inlets, outlets, relays and policies.
 *
 * <p>The command and the node both use these records; the operations are in {@link io.ockam.control.api.portal.PortalApi}.
 */
@NullMarked
package io.ockam.control.api.portal;

import org.jspecify.annotations.NullMarked;
