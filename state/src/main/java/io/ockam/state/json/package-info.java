/**
 * JSON as a small tree of values, read and written without reflection: the one mapping that state files and the control protocol share.
 *
 * <p>Texts come in, {@link io.ockam.state.json.Json} values go out, and back. Hostile input ends in one documented exception.
 */
@NullMarked
package io.ockam.state.json;

import org.jspecify.annotations.NullMarked;
