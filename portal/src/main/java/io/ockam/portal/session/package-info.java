/**
 * Sessions: whatever needs another node is connected, watched with pings, and connected again after a loss.
 *
 * <p>In comes a {@link io.ockam.portal.session.Connector} that knows how to connect; out go connected links, and what became of them to a
 * {@link io.ockam.portal.session.SessionListener}.
 */
@NullMarked
package io.ockam.portal.session;

import org.jspecify.annotations.NullMarked;
