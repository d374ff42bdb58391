package io.ockam.control.handler;

import io.ockam.control.Deadline;

/**
 * What a client asks, as it stood in the request.
 *
 * @param method in capitals; need not be one that we know
 * @param target path and query, still percent-encoded
 * @param body empty if there is none; at most {@link io.ockam.control.api.Api#MAX_REQUEST_BYTES}; not changed by anybody
 * @param deadline the client's, or the server's own if the client has named none
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
public record ControlRequest(String method, String target, byte[] body, Deadline deadline) {}
