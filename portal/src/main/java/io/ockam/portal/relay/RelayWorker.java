package io.ockam.portal.relay;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import java.util.List;

/**
 * One relay: puts the way to the node behind it in place of itself. It stays out of the way back, so answers go straight; for that the two
 * connections may reach each other from the first message on.
 */
final class RelayWorker implements Worker {
    private final Route back;
    private final FlowControls flows;

    private RelayWorker(Route back, FlowControls flows) {
        this.back = back;
        this.flows = flows;
    }

    static void start(Workers workers, Address address, Route back, List<FlowControlId> reachableBy) {
        AccessControl outgoing = back.isEmpty() ? AccessControl.ALLOW_ALL : AccessControl.toHops(back.first());
        workers.start(WorkerOptions.of(new Mailbox(address, AccessControl.ALLOW_ALL, outgoing)).inline(),
                new RelayWorker(back, workers.flowControls()));
        reachableBy.forEach(flow -> workers.flowControls().addConsumer(address, flow));
    }

    @Override
    public void receive(Context context, Message message) {
        Route onward = back.append(message.onwardRoute().rest());
        if (onward.isEmpty()) {
            return;
        }
        if (!message.returnRoute().isEmpty()) {
            link(message.returnRoute().first(), onward.first());
            link(onward.first(), message.returnRoute().first());
        }
        context.forward(new LocalMessage(onward, message.returnRoute(), message.payload(), message.localInfo()));
    }

    /** What {@code producer} brings in may reach {@code consumer}. */
    private void link(Address consumer, Address producer) {
        flows.producerBehind(producer).filter(found -> !flows.isConsumer(consumer, found.id()))
                .ifPresent(found -> flows.addConsumer(consumer, found.id()));
    }
}
