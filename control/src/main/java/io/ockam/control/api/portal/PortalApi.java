package io.ockam.control.api.portal;

import io.ockam.control.operation.Body;
import io.ockam.control.operation.Nothing;
import io.ockam.control.operation.Operation;
import java.util.List;

/**
 * The operations on portals, relays and policies.
 *
 * @see <a href="../../../../../../../../../docs/protocol/control.md">The control protocol</a>
 */
public final class PortalApi {
    public static final Operation<Nothing, List<InletStatus>> INLETS = Operation.get("/v1/inlets",
            Body.listOf(InletStatus.BODY));
    /** A failed connection is no failure of this: the status tells it, and the node goes on trying. */
    public static final Operation<InletRequest, InletStatus> CREATE_INLET = Operation.post("/v1/inlets",
            InletRequest.BODY, InletStatus.BODY);
    public static final Operation<Nothing, InletStatus> INLET = Operation.get("/v1/inlets/{alias}", InletStatus.BODY);
    public static final Operation<Nothing, Nothing> DELETE_INLET = Operation.delete("/v1/inlets/{alias}", Body.NOTHING);

    public static final Operation<Nothing, List<OutletStatus>> OUTLETS = Operation.get("/v1/outlets",
            Body.listOf(OutletStatus.BODY));
    public static final Operation<OutletRequest, OutletStatus> CREATE_OUTLET = Operation.post("/v1/outlets",
            OutletRequest.BODY, OutletStatus.BODY);
    public static final Operation<Nothing, OutletStatus> OUTLET = Operation.get("/v1/outlets/{address}",
            OutletStatus.BODY);
    public static final Operation<Nothing, Nothing> DELETE_OUTLET = Operation.delete("/v1/outlets/{address}",
            Body.NOTHING);

    public static final Operation<Nothing, List<RelayStatus>> RELAYS = Operation.get("/v1/relays",
            Body.listOf(RelayStatus.BODY));
    /** As with inlets, a failed connection is no failure of this. */
    public static final Operation<RelayRequest, RelayStatus> CREATE_RELAY = Operation.post("/v1/relays",
            RelayRequest.BODY, RelayStatus.BODY);
    public static final Operation<Nothing, RelayStatus> RELAY = Operation.get("/v1/relays/{name}", RelayStatus.BODY);
    public static final Operation<Nothing, Nothing> DELETE_RELAY = Operation.delete("/v1/relays/{name}", Body.NOTHING);

    public static final Operation<Nothing, List<Policy>> POLICIES = Operation.get("/v1/policies",
            Body.listOf(Policy.BODY));
    /** Replaces the one that is there. */
    public static final Operation<Policy, Nothing> SET_POLICY = Operation.post("/v1/policies", Policy.BODY,
            Body.NOTHING);
    /** The scope as {@link Policy.Scope#text}. */
    public static final Operation<Nothing, Nothing> DELETE_POLICY = Operation
            .delete("/v1/policies/{scope}/{resource}", Body.NOTHING);

    private PortalApi() {}
}
