/**
 * The noun {@code relay}.
 *
 * <p>The table of commands comes in; requests of {@link io.ockam.control.api.portal.PortalApi} go out to the node that shall be reachable.
 */
@NullMarked
package io.ockam.command.relay;

import org.jspecify.annotations.NullMarked;
