package io.ockam.core.flow;

import java.util.Optional;

/**
 * How messages that a producer brings into the node are controlled.
 *
 * @param id the producer's own flow
 * @param spawner the flow of the listener that made the producer; consumers of it may be reached as well
 */
public record Producer(FlowControlId id, Optional<FlowControlId> spawner) {}
