package io.ockam.state;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/** Whether a node has an HTTP endpoint, and where: on 127.0.0.1 only. */
public sealed interface HttpOption {
    /** None. */
    record Off() implements HttpOption {}

    /**
     * At this port.
     *
     * @param port 0–65535; 0: any free one
     */
    record At(int port) implements HttpOption {
        /** @throws OckamException {@link ErrorCode#INVALID} for a port out of bounds */
        public At {
            if (port < 0 || port > 65535) {
                throw new OckamException(ErrorCode.INVALID, port + " is not a port: it is not in 0..=65535");
            }
        }
    }
}
