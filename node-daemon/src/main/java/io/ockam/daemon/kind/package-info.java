/**
 * The resource kinds of a node, one class each: workers, services, TCP listeners and connections, flow-control consumers, messages.
 *
 * <p>In: the operations of the control API, and kept records when the node starts. Out: the node library. A new kind is a new class here
 * and a line in {@link io.ockam.daemon.kind.Kinds}.
 */
@NullMarked
package io.ockam.daemon.kind;

import org.jspecify.annotations.NullMarked;
