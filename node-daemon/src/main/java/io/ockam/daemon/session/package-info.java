/**
 * What inlets and relays share, since a session keeps both connected: the ways out of the node, the wait for the first attempt, the events.
 *
 * <p>In: {@code daemon.portal} and {@code daemon.relay}. Out: connections of the node library; what sessions tell.
 */
@NullMarked
package io.ockam.daemon.session;

import org.jspecify.annotations.NullMarked;
