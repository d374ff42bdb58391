package io.ockam.node.connect;

import io.ockam.core.Address;
import io.ockam.core.flow.FlowControlId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Something opened that leads to another node.
 *
 * @param address the worker of this node that stands for it in routes
 * @param flow under which its messages come in
 * @param received how much has come through it so far, in whatever unit: growth is a sign of life
 * @param sending whether earlier messages are still on their way out of this machine, and move
 * @param lost completes with the reason when it has ended, by whomever
 * @param end closes it; returns at once
 */
public record Link(Address address, FlowControlId flow, LongSupplier received, BooleanSupplier sending,
        CompletionStage<String> lost, Runnable end) {
    /** Completes with the reason when the first of them has ended; never, if there are none. */
    static CompletionStage<String> lost(List<Link> links) {
        CompletableFuture<String> lost = new CompletableFuture<>();
        links.forEach(link -> link.lost().thenAccept(lost::complete));
        return lost.minimalCompletionStage();
    }
}
