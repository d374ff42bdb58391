/**
 * The worker runtime side by side with Apache Pekko: messages a second, bytes and time for an idle worker.
 *
 * <p>{@code scripts/bench runtime} comes in through {@link io.ockam.bench.runtime.RuntimeReport}; a section of Markdown goes out.
 */
@NullMarked
package io.ockam.bench.runtime;

import org.jspecify.annotations.NullMarked;
