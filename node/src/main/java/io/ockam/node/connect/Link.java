package io.ockam.node.connect;

import io.ockam.core.Address;
import io.ockam.core.flow.FlowControlId;
import java.util.concurrent.CompletionStage;

/**
 * Something opened that leads to another node.
 *
 * @param address the worker of this node that stands for it in routes
 * @param flow under which its messages come in
 * @param lost completes with the reason when it has ended, by whomever
 * @param end closes it; returns at once
 */
public record Link(Address address, FlowControlId flow, CompletionStage<String> lost, Runnable end) {}
