package io.ockam.daemon.kind;

import io.ockam.control.api.Api;
import io.ockam.control.api.ServiceStatus;
import io.ockam.control.handler.ControlRouter;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.worker.Workers;
import io.ockam.daemon.manager.Description;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.node.Node;
import io.ockam.node.service.ServiceKind;
import io.ockam.node.service.Services;
import io.ockam.state.ResourceRecord;
import java.util.List;

/** Services started on request, {@code hop} above all; each can be reached through the node's own listeners. */
final class ServiceKinds implements ResourceKind {
    private final Workers workers;
    private final Services services;
    private final Ledger ledger;
    private final List<FlowControlId> ownListeners;

    ServiceKinds(Node node, Ledger ledger, List<FlowControlId> ownListeners) {
        this.workers = node.workers();
        this.services = node.services();
        this.ledger = ledger;
        this.ownListeners = ownListeners;
    }

    @Override
    public String name() {
        return "service";
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(Api.START_SERVICE, call -> create(call.body()));
    }

    private ServiceStatus create(ServiceStatus wanted) {
        if (wanted.addr().isEmpty() || wanted.addr().indexOf('/') >= 0) {
            throw new OckamException(ErrorCode.INVALID, "'" + wanted.addr() + "' cannot be the address of a service",
                    "Nobody could write it in a route: it must not be empty and has no '/'.", null);
        }
        Address address = start(wanted);
        ledger.made(this, wanted.addr(), wanted.toJson(), () -> services.stop(address));
        return wanted;
    }

    @Override
    public void restore(ResourceRecord kept) {
        start(ServiceStatus.BODY.of(kept.body()));
    }

    private Address start(ServiceStatus wanted) {
        Address address = Address.local(wanted.addr());
        services.start(ServiceKind.of(wanted.type()), address);
        ownListeners.forEach(listener -> workers.flowControls().addConsumer(address, listener));
        return address;
    }

    @Override
    public void describe(Description description) {
        services.list().forEach(service -> description
                .addService(new ServiceStatus(service.address().name(), service.kind().text())));
    }
}
