/**
 * TCP portals: inlets that take clients, outlets that connect to servers, and how many bytes went through them.
 *
 * <p>A node brings a runtime and event loops; whoever keeps an inlet connected gives it the route to its outlet. What carries the
 * messages in between is not the matter of this room.
 */
@NullMarked
package io.ockam.portal;

import org.jspecify.annotations.NullMarked;
