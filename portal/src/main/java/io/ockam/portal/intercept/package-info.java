/**
 * The seam for protocols that a portal should understand: a pair of workers in its path reads, and perhaps changes, what goes through.
 *
 * <p>Messages of portals come in and go out; the ends see nothing but other routes. Whoever knows a protocol implements
 * {@link io.ockam.portal.intercept.Interceptor}.
 */
@NullMarked
package io.ockam.portal.intercept;

import org.jspecify.annotations.NullMarked;
