package io.ockam.daemon.kind;

import io.ockam.control.api.Api;
import io.ockam.control.api.ConsumerRequest;
import io.ockam.control.handler.ControlRouter;
import io.ockam.control.operation.Nothing;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.state.ResourceRecord;
import io.ockam.state.json.JsonObject;

/** Who may be reached through which flow control, beyond what the kinds themselves arrange. The id need not be known yet. */
final class ConsumerKind implements ResourceKind {
    private final FlowControls flowControls;
    private final Ledger ledger;

    ConsumerKind(FlowControls flowControls, Ledger ledger) {
        this.flowControls = flowControls;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "flow-control-consumer";
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(Api.ADD_CONSUMER, call -> add(new FlowControlId(call.parameter(0)), call.body()));
    }

    private Nothing add(FlowControlId flow, ConsumerRequest wanted) {
        Address address = onlyHop(wanted.address());
        flowControls.addConsumer(address, flow);
        JsonObject body = JsonObject.builder().put("flow", flow.text()).put("address", address.toString()).build();
        ledger.made(this, flow.text() + " " + address, body, () -> {}); // a restart that loses it is told by the failure
        return Nothing.NOTHING;
    }

    @Override
    public void restore(ResourceRecord kept) {
        flowControls.addConsumer(Address.parse(kept.body().text("address")),
                new FlowControlId(kept.body().text("flow")));
    }

    private static Address onlyHop(String text) {
        Route route;
        try {
            route = MultiAddress.parse(text).route();
        } catch (OckamException e) {
            throw new OckamException(ErrorCode.INVALID, "Invalid address: " + e.getMessage(), e);
        }
        if (route.length() != 1) {
            throw new OckamException(ErrorCode.INVALID,
                    "Unable to extract an address from the route: " + text + " has " + route.length()
                            + " hops, not one");
        }
        return route.first();
    }
}
