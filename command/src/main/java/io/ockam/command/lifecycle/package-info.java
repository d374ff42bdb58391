/**
 * The nodes of this home as commands use them: which one is meant, how to ask it, how to make, start and end its process.
 *
 * <p>Nouns come in through {@link io.ockam.command.lifecycle.LocalNodes}; the state directory and the processes of nodes go out.
 */
@NullMarked
package io.ockam.command.lifecycle;

import org.jspecify.annotations.NullMarked;
