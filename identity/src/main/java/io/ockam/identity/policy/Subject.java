package io.ockam.identity.policy;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.Bytes;
import io.ockam.core.LocalInfo;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.worker.Workers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the peer of a message: for one that comes in, whom its secure channel proved; for one that goes out, who is at the other end
 * of the secure channel that it will enter.
 */
@FunctionalInterface
public interface Subject {
    /** The type of the local info, and the key of an encryptor's metadata, that hold the peer's identifier. */
    String IDENTIFIER = "IDENTITY_SECURE_CHANNEL_IDENTIFIER";

    /** The identifier, {@code I} and 64 hex digits; empty if the message passed, or will pass, no secure channel. */
    Optional<String> of(Message message);

    /** For messages that come in. */
    static Subject sender() {
        return message -> identifier(message.localInfo());
    }

    /** For messages that go out from {@code workers}. */
    static Subject receiver(Workers workers) {
        return message -> workers.terminal(message.onwardRoute()).flatMap(peerOf(workers));
    }

    private static Function<Address, Optional<String>> peerOf(Workers workers) {
        return hop -> workers.metadata(hop)
                .flatMap(metadata -> Optional.ofNullable(metadata.attributes().get(IDENTIFIER)));
    }

    /** What a decryptor noted about a message's sender. */
    static Optional<String> identifier(List<LocalInfo> notes) {
        return notes.stream().filter(note -> note.type().equals(IDENTIFIER)).findFirst().map(LocalInfo::data)
                .flatMap(Subject::text);
    }

    private static Optional<String> text(Bytes data) {
        try {
            return Optional.of(Body.text(Payload.wrap(data.toArray())));
        } catch (OckamException _) {
            // As if there were none: what cannot be read proves nothing.
            return Optional.empty();
        }
    }
}
