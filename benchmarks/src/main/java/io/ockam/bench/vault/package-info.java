/**
 * The vault's primitives beside those of the JDK's own providers.
 *
 * <p>{@code scripts/bench channels} comes in through {@link io.ockam.bench.channel.ChannelReport}.
 */
@NullMarked
package io.ockam.bench.vault;

import org.jspecify.annotations.NullMarked;
