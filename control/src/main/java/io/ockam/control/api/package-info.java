/**
 * The control API in one place: every path, verb and body. The server and the client are both made of it.
 *
 * <p>Records come in and go out as JSON; no input or output here.
 */
@NullMarked
package io.ockam.control.api;

import org.jspecify.annotations.NullMarked;
