/**
 * The part of the control API that is about secure channels and their listeners.
 *
 * <p>Records come in and go out as JSON; no input or output here.
 */
@NullMarked
package io.ockam.control.api.channel;

import org.jspecify.annotations.NullMarked;
