/** TCP portals, relays and the sessions that keep them alive; what carries their messages is not their matter. */
@NullMarked
package io.ockam.portal;

import org.jspecify.annotations.NullMarked;
