package io.ockam.daemon.kind;

import io.ockam.control.api.Api;
import io.ockam.control.api.MessageReply;
import io.ockam.control.api.MessageRequest;
import io.ockam.control.handler.ControlRouter;
import io.ockam.core.Body;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.node.Node;
import io.ockam.node.connect.Connection;
import io.ockam.node.connect.Connector;

/** Messages sent from this node for a user: what the route needs is opened for the one message and closed behind its reply. */
final class MessageKind implements ResourceKind {
    private final Node node;
    private final Connector connector;

    MessageKind(Node node, Connector connector) {
        this.node = node;
        this.connector = connector;
    }

    @Override
    public String name() {
        return "message";
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(Api.SEND_MESSAGE, call -> send(call.body()));
    }

    private MessageReply send(MessageRequest request) {
        try (Connection connection = connector.connect(MultiAddress.parse(request.route()), request.timeout())) {
            Message reply = node.call(connection.route(), Body.of(request.message().toArray()), request.timeout());
            return new MessageReply(Bytes.of(reply.body(byte[].class)));
        } catch (OckamException e) {
            throw e.code() == ErrorCode.TIMED_OUT
                    ? e
                    : new OckamException(e.code(), "Failed to send message", e.hint(), e);
        }
    }
}
