/**
 * How fast channels are made and what passes through them, beside a bare cipher and beside messages without a channel.
 *
 * <p>{@code scripts/bench channels} comes in through {@link io.ockam.bench.channel.ChannelReport}; a section of Markdown goes out.
 */
@NullMarked
package io.ockam.bench.channel;

import org.jspecify.annotations.NullMarked;
