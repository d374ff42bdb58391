/**
 * Portals beside other tunnels: throughput, round trips, connection set-up, memory.
 *
 * <p>{@code scripts/bench.d/portal} starts the tunnels and calls the report with their ports; a section of Markdown comes out.
 */
@NullMarked
package io.ockam.bench.portal;

import org.jspecify.annotations.NullMarked;
