/**
 * The nouns {@code tcp-inlet} and {@code tcp-outlet}.
 *
 * <p>The table of commands comes in; requests of {@link io.ockam.control.api.portal.PortalApi} go out to a node.
 */
@NullMarked
package io.ockam.command.portal;

import org.jspecify.annotations.NullMarked;
