package io.ockam.control.api;

import io.ockam.control.operation.Body;
import io.ockam.control.operation.Nothing;
import io.ockam.control.operation.Operation;
import java.util.List;

/**
 * Everything that a node can be asked.
 *
 * @see <a href="../../../../../../../../docs/protocol/control.md">The control protocol</a>
 */
public final class Api {
    /** How long the client will wait, in milliseconds: a request header. The server gives up what has outlived it. */
    public static final String DEADLINE_HEADER = "ockam-deadline-ms";

    /** A larger request is refused. */
    public static final int MAX_REQUEST_BYTES = 16 << 20;

    public static final Operation<Nothing, NodeInfo> NODE = Operation.get("/v1/node", NodeInfo.BODY);
    /** Answers before the node stops. */
    public static final Operation<Nothing, Nothing> STOP = Operation.post("/v1/node/stop", Body.NOTHING, Body.NOTHING);

    public static final Operation<Nothing, List<WorkerStatus>> WORKERS = Operation.get("/v1/workers",
            Body.listOf(WorkerStatus.BODY));
    /** Not found if no worker has the address. */
    public static final Operation<Nothing, WorkerStatus> WORKER = Operation.get("/v1/workers/{address}",
            WorkerStatus.BODY);

    public static final Operation<Nothing, List<ServiceStatus>> SERVICES = Operation.get("/v1/services",
            Body.listOf(ServiceStatus.BODY));
    public static final Operation<ServiceStatus, ServiceStatus> START_SERVICE = Operation.post("/v1/services",
            ServiceStatus.BODY,
            ServiceStatus.BODY);

    public static final Operation<Nothing, List<TransportStatus>> TCP_LISTENERS = Operation.get("/v1/tcp-listeners",
            Body.listOf(TransportStatus.BODY));
    public static final Operation<SocketAddressRequest, TransportStatus> CREATE_TCP_LISTENER = Operation.post(
            "/v1/tcp-listeners",
            SocketAddressRequest.BODY, TransportStatus.BODY);
    public static final Operation<Nothing, TransportStatus> TCP_LISTENER = Operation.get("/v1/tcp-listeners/{address}",
            TransportStatus.BODY);
    public static final Operation<Nothing, Nothing> DELETE_TCP_LISTENER = Operation.delete(
            "/v1/tcp-listeners/{address}",
            Body.NOTHING);

    public static final Operation<Nothing, List<TransportStatus>> TCP_CONNECTIONS = Operation.get("/v1/tcp-connections",
            Body.listOf(TransportStatus.BODY));
    public static final Operation<SocketAddressRequest, TransportStatus> CREATE_TCP_CONNECTION = Operation.post(
            "/v1/tcp-connections",
            SocketAddressRequest.BODY, TransportStatus.BODY);
    /** The address is the peer's, or that of the sending or receiving worker. */
    public static final Operation<Nothing, TransportStatus> TCP_CONNECTION = Operation.get(
            "/v1/tcp-connections/{address}",
            TransportStatus.BODY);
    public static final Operation<Nothing, Nothing> DELETE_TCP_CONNECTION = Operation.delete(
            "/v1/tcp-connections/{address}",
            Body.NOTHING);

    public static final Operation<ConsumerRequest, Nothing> ADD_CONSUMER = Operation.post(
            "/v1/flow-controls/{id}/consumers",
            ConsumerRequest.BODY, Body.NOTHING);

    public static final Operation<MessageRequest, MessageReply> SEND_MESSAGE = Operation.post("/v1/messages",
            MessageRequest.BODY,
            MessageReply.BODY);

    /** Server-sent events, without an end. */
    public static final String EVENTS = "/v1/events";

    private Api() {}
}
