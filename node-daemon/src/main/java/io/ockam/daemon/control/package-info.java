/**
 * The control protocol on this side: the API's handlers on HTTP, and the events of the node.
 *
 * <p>In: {@link io.ockam.daemon.http.HttpQuestion}. Out: {@link io.ockam.control.handler.ControlHandler}, which knows no HTTP.
 */
@NullMarked
package io.ockam.daemon.control;

import org.jspecify.annotations.NullMarked;
