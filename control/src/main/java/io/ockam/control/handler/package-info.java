/**
 * Answering the control API, whatever carries it: the domain socket today, a web page tomorrow.
 *
 * <p>Requests that some server has read come in through {@link io.ockam.control.handler.ControlHandler}; answers that it can write go out.
 */
@NullMarked
package io.ockam.control.handler;

import org.jspecify.annotations.NullMarked;
