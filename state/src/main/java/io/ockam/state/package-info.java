/**
 * What is kept in the home directory: the records of nodes and defaults, and how they change safely.
 *
 * <p>The command and the daemons come in through {@link io.ockam.state.StateDirectory}; files go out to {@code $OCKAM_HOME}, which is known
 * nowhere else.
 *
 * @see <a href="../../../../../../../docs/state.md">The state directory</a>
 */
@NullMarked
package io.ockam.state;

import org.jspecify.annotations.NullMarked;
