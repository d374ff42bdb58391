/**
 * Files that survive: whole or not there at all, for their owner's eyes only, safe under many processes at once.
 *
 * <p>Whoever keeps something under the home directory comes in here with a {@link io.ockam.state.file.RecordFormat} and a path;
 * bytes go out to the disk. Knows nothing of nodes, vaults or identities.
 */
@NullMarked
package io.ockam.state.file;

import org.jspecify.annotations.NullMarked;
