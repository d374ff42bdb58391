package io.ockam.daemon.kind;

import io.ockam.control.api.Api;
import io.ockam.control.api.WorkerStatus;
import io.ockam.control.handler.ControlRouter;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.worker.Workers;
import io.ockam.daemon.manager.ResourceKind;

/** The workers of the node, to look at: they are made as parts of other things. */
final class WorkerKind implements ResourceKind {
    private final Workers workers;

    WorkerKind(Workers workers) {
        this.workers = workers;
    }

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(Api.WORKERS, _ -> workers.list().stream().sorted().map(WorkerKind::status).toList());
        router.on(Api.WORKER, call -> find(Address.parse(call.parameter(0))));
    }

    private WorkerStatus find(Address address) {
        if (!workers.exists(address)) {
            throw new OckamException(ErrorCode.NOT_FOUND, "There is no worker at " + address);
        }
        return status(address);
    }

    private static WorkerStatus status(Address address) {
        return new WorkerStatus(address.name());
    }
}
