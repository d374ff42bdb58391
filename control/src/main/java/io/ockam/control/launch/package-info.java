/**
 * The life of a node's process, seen from the command: start it on its own, hear when it is ready, end it.
 *
 * <p>The command comes in through {@link io.ockam.control.launch.DaemonProcess}, the process itself through
 * {@link io.ockam.control.launch.Readiness}.
 */
@NullMarked
package io.ockam.control.launch;

import org.jspecify.annotations.NullMarked;
