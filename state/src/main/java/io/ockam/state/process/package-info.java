/**
 * Which process is which: a number alone does not tell, because numbers are used again.
 *
 * <p>Records of running nodes come in, an answer goes out: running, zombie or gone.
 */
@NullMarked
package io.ockam.state.process;

import org.jspecify.annotations.NullMarked;
