/**
 * Who is alive, phase by phase, and who has started and ended, for those who wait for it.
 *
 * <p>Cells come in; the stop of a node asks. Nothing goes out.
 */
@NullMarked
package io.ockam.core.runtime.internal.life;

import org.jspecify.annotations.NullMarked;
