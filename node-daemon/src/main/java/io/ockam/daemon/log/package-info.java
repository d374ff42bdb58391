/**
 * Where a node's log lines go: files by day for a background node, the terminal for one in the foreground.
 *
 * <p>In: SLF4J events, from any thread, event loops included. Out: {@code nodes/<name>/stdout.<UTC date>.log} or standard
 * output. {@link io.ockam.daemon.log.Logs} is the door. Whoever logs never waits for a disk or a terminal: a line goes into
 * a bounded queue, and when that is full it is counted instead of written.
 */
@NullMarked
package io.ockam.daemon.log;

import org.jspecify.annotations.NullMarked;
