/**
 * What a program sees of the runtime: workers, processors, the context that they act through, and how they are started.
 *
 * <p>Contracts only; {@code io.ockam.core.runtime} fulfils them.
 */
@NullMarked
package io.ockam.core.worker;

import org.jspecify.annotations.NullMarked;
