package io.ockam.identity.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * What went through one end of a channel so far.
 *
 * @param sentMessages encrypted, of whatever kind
 * @param sentBytes of frames, as they went out
 * @param receivedMessages decrypted
 * @param receivedBytes of their frames
 * @param refusedMessages frames that were changed, repeated, or of no channel of ours
 * @param lastRekey when the key of one of the directions was replaced last
 */
public record Traffic(long sentMessages, long sentBytes, long receivedMessages, long receivedBytes,
        long refusedMessages, Optional<Instant> lastRekey) {}
