package io.ockam.control.api.channel;

import io.ockam.control.operation.Body;
import io.ockam.control.operation.Nothing;
import io.ockam.control.operation.Operation;
import java.util.List;

/** What a node can be asked about secure channels and their listeners. */
public final class SecureChannelApi {
    /** Those that were asked for, while they are open. */
    public static final Operation<Nothing, List<SecureChannelStatus>> CHANNELS = Operation.get("/v1/secure-channels",
            Body.listOf(SecureChannelStatus.BODY));
    public static final Operation<SecureChannelRequest, SecureChannelStatus> CREATE_CHANNEL = Operation.post(
            "/v1/secure-channels", SecureChannelRequest.BODY, SecureChannelStatus.BODY);
    /** Any open one, whoever has asked for it. */
    public static final Operation<Nothing, SecureChannelStatus> CHANNEL = Operation.get("/v1/secure-channels/{address}",
            SecureChannelStatus.BODY);
    public static final Operation<Nothing, Nothing> DELETE_CHANNEL = Operation.delete("/v1/secure-channels/{address}",
            Body.NOTHING);

    public static final Operation<Nothing, List<SecureChannelListenerStatus>> LISTENERS = Operation.get(
            "/v1/secure-channel-listeners", Body.listOf(SecureChannelListenerStatus.BODY));
    public static final Operation<SecureChannelListenerRequest, SecureChannelListenerStatus> CREATE_LISTENER = Operation
            .post("/v1/secure-channel-listeners", SecureChannelListenerRequest.BODY, SecureChannelListenerStatus.BODY);
    public static final Operation<Nothing, SecureChannelListenerStatus> LISTENER = Operation.get(
            "/v1/secure-channel-listeners/{address}", SecureChannelListenerStatus.BODY);
    public static final Operation<Nothing, Nothing> DELETE_LISTENER = Operation.delete(
            "/v1/secure-channel-listeners/{address}", Body.NOTHING);

    private SecureChannelApi() {}
}
