/**
 * The noun {@code policy}.
 *
 * <p>The table of commands comes in; requests of {@link io.ockam.control.api.portal.PortalApi} go out to a node.
 */
@NullMarked
package io.ockam.command.policy;

import org.jspecify.annotations.NullMarked;
