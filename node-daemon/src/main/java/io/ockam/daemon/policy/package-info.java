/**
 * The policies of a node as resources, and the guards that ask them.
 *
 * <p>In: the policy operations of {@link io.ockam.control.api.portal.PortalApi} and kept records; portals, relays and services, for their
 * guards. Out: the policies of the identity module.
 */
@NullMarked
package io.ockam.daemon.policy;

import org.jspecify.annotations.NullMarked;
