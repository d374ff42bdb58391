/**
 * Change histories: which keys an identity has had, made so that only the holder of the last one can add the next.
 *
 * <p>{@link io.ockam.identity.history.Identities} makes, rotates, verifies and learns them; keys stay in {@code vault}, histories go to a
 * {@link io.ockam.identity.history.HistoryRepository}.
 */
@NullMarked
package io.ockam.identity.history;

import org.jspecify.annotations.NullMarked;
