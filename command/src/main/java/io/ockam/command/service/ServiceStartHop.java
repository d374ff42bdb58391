package io.ockam.command.service;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;
import io.ockam.control.api.ServiceStatus;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/** {@code ockam service start hop}: a worker that hands messages on to the next hop of their route, whoever sent them. */
final class ServiceStartHop implements Verb {
    private static final String TYPE = "hop";

    @Override
    public Spec spec() {
        return Spec.of("Start a service that hands every message on to the next hop of its route.")
                .with(Option.value("ADDRESS", "--addr").byDefault(TYPE).says("The address of the service."))
                .with(NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        String address = invocation.options().required("--addr");
        invocation.terminal().notice(Lines.warn("SECURITY WARNING: Don't use Hop service in production nodes"));
        try {
            NodeArgument.client(invocation, "--at").call(Api.START_SERVICE, new ServiceStatus(address, TYPE));
        } catch (OckamException e) {
            if (e.code() == ErrorCode.ALREADY_EXISTS) {
                throw new OckamException(e.code(), "Failed to start Hop service: " + e.getMessage(), e.hint(), e);
            }
            throw e;
        }
        invocation.terminal().notice(Lines.ok("Service started at address " + Paint.name(address)));
        return Result.none();
    }
}
