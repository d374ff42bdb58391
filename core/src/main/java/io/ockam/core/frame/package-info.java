/**
 * Messages as TCP connections carry them: a byte that tells the version, then frames.
 *
 * <p>Bytes come in as they arrive and messages go out, and the other way round; no socket and no Netty in between, because both
 * the node's transport and the command's short-lived one stand above.
 */
@NullMarked
package io.ockam.core.frame;

import org.jspecify.annotations.NullMarked;
