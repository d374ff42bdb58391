package io.ockam.command.flow;

import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.UsageException;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;
import io.ockam.control.api.ConsumerRequest;
import io.ockam.core.multiaddr.MultiAddress;

/** {@code ockam flow-control add-consumer}. */
final class AddConsumer implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Let messages that arrive through a flow control reach one more worker.").needingArguments()
                .with(Option.argument("FLOW_CONTROL_ID").required()
                        .says("As 'tcp-connection show', 'tcp-listener show' or 'secure-channel show' tell it."),
                        Option.argument("ADDRESS").required().says("The worker, as /service/NAME."), NodeArgument.AT)
                .example("Open a service to one connection:",
                        "ockam flow-control add-consumer 6f1d3c0f5f1f4c0b9a7e2d5c4b3a2918 /service/my_service --at n1");
    }

    @Override
    public Result run(Invocation invocation) {
        String address = invocation.options().parsed("ADDRESS", MultiAddress::parse).map(MultiAddress::toString)
                .orElseThrow(() -> new IllegalStateException("ADDRESS is required"));
        String id = invocation.options().required("FLOW_CONTROL_ID");
        if (id.isBlank()) {
            throw UsageException.of("the argument '<FLOW_CONTROL_ID>' is empty");
        }
        NodeArgument.client(invocation, "--at").call(Api.ADD_CONSUMER, new ConsumerRequest(address),
                id);
        return Result.none();
    }
}
