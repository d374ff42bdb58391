/**
 * Back-pressure, one mechanism for the whole node: sources pause, workers never do.
 *
 * <p>A {@link io.ockam.core.pressure.Source} is whatever brings messages in; a queue that is over its mark holds the sources of
 * what arrives and lets them go when it has drained to half. Queues of the runtime and of transports use the same parts.
 */
@NullMarked
package io.ockam.core.pressure;

import org.jspecify.annotations.NullMarked;
