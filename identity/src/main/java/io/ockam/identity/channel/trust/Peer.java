package io.ockam.identity.channel.trust;

import io.ockam.core.Body;
import io.ockam.core.Bytes;
import io.ockam.core.LocalInfo;
import io.ockam.core.Message;
import io.ockam.core.access.AccessControl;
import io.ockam.identity.Identifier;
import io.ockam.identity.policy.PeerAttributes;
import io.ockam.identity.policy.Subject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent a message: the identity that the secure channel proved from which it came into this node.
 *
 * <pre>{@code
 * workers.start(WorkerOptions.at("store").incoming(Peer.only(Set.of(alice))), (context, message) ->
 *         context.reply("hello " + Peer.of(message).orElseThrow()));
 * }</pre>
 */
public final class Peer {
    private static final Subject SENDER = Subject.sender();

    private Peer() {}

    /** The sender's identity; empty for a message that came through no channel. */
    public static Optional<Identifier> of(Message message) {
        return SENDER.of(message).map(Identifier::parse);
    }

    /** What a decryptor says of every message of {@code peer}. */
    public static LocalInfo note(Identifier peer) {
        return new LocalInfo(Subject.IDENTIFIER, Bytes.of(Body.of(peer.toString()).toArray()));
    }

    /** Incoming: from anybody, but through a channel. */
    public static AccessControl any() {
        return message -> SENDER.of(message).isPresent();
    }

    /** Incoming: through a channel with one of {@code peers}. */
    public static AccessControl only(Collection<Identifier> peers) {
        Set<String> texts = Set.copyOf(peers.stream().map(Identifier::toString).toList());
        return message -> SENDER.of(message).filter(texts::contains).isPresent();
    }

    /**
     * Incoming: through a channel with a peer of whom {@code attributes} says all of {@code required}, now.
     *
     * @param attributes what one authority attests
     */
    public static AccessControl with(Map<String, String> required, PeerAttributes attributes) {
        Map<String, String> all = Map.copyOf(required);
        return message -> SENDER.of(message).flatMap(attributes::of)
                .filter(said -> said.entrySet().containsAll(all.entrySet())).isPresent();
    }
}
