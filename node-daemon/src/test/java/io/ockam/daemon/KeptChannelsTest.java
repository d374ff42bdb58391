package io.ockam.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannelListenerOptions;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.channel.message.ApiMessages;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.node.Node;
import io.ockam.node.NodeOptions;
import io.ockam.state.Creation;
import io.ockam.state.Name;
import io.ockam.state.NodeRecord;
import io.ockam.state.StateDirectory;
import io.ockam.transport.tcp.TcpListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that only exchanged a key, between a node and one of a home that ends and starts again. */
class KeptChannelsTest {
    private static final byte[] TEXT = "Ping".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    /** The node of the home, put together as its daemon does. */
    private static final class Consumer implements AutoCloseable {
        private final HomeIdentities home;
        private final LocalIdentity self;
        private final Node node;

        Consumer(StateDirectory state) {
            io.ockam.state.Node kept = state.nodes().get(new Name("consumer"));
            this.home = HomeIdentities.ofNode(state, kept, InstantSource.system());
            IdentityRecord record = home.named().get(new Name("i"));
            this.self = new LocalIdentity(home.servicesOf(record), record.identifier());
            this.node = Node.start(
                    NodeOptions.named("consumer").withKeptChannels(Daemon.keptChannels(state, kept)));
        }

        @Override
        public void close() {
            node.close();
            home.close();
        }
    }

    private static byte[] ask(Node node, Address api, byte[] data) {
        Payload answer = node.call(Route.of(api), ApiMessages.request(data), Duration.ofSeconds(20)).payload();
        return ApiMessages.readResponse(answer).toArray();
    }

    private static SecureChannel only(Node node) {
        while (node.channels().channels().isEmpty()) { // the third message is on its way
            LockSupport.parkNanos(1_000_000);
        }
        return node.channels().channels().getFirst();
    }

    @Test
    void what_was_encrypted_for_a_node_is_decrypted_by_it_after_its_restart() {
        StateDirectory state = new StateDirectory(folder.resolve("home"));
        HomeIdentities identities = HomeIdentities.ofCommand(state, InstantSource.system());
        identities.create(new Name("i"), identities.vaults().meantOrNew().vault().name());
        try (Creation creation = state.nodes().create(NodeRecord.named(new Name("consumer")))) {
            creation.commit();
        }
        byte[] frame;
        Address decryptor;
        try (Node producer = Node.start("producer"); Consumer consumer = new Consumer(state)) {
            TcpListener tcp = consumer.node.listen("127.0.0.1:0", "key_exchanger");
            consumer.node.channels().listen(consumer.self, "key_exchanger",
                    SecureChannelListenerOptions.DEFAULT.keyExchangeOnly(true).consumerOf(tcp.flow()));
            SecureChannel channel = producer.channels().create(consumer.self,
                    Route.of(producer.connect(tcp.local().toString()).sender(), Address.local("key_exchanger")),
                    SecureChannelOptions.DEFAULT.keyExchangeOnly(false));
            frame = ask(producer, channel.encryptorApi(), TEXT);
            SecureChannel there = only(consumer.node);
            assertThat(ask(consumer.node, there.decryptorApi(), frame)).isEqualTo(TEXT);
            decryptor = channel.remoteRoute().last();
            assertThat(decryptor).isEqualTo(there.decryptorAddress());
        }
        try (Consumer again = new Consumer(state)) {
            SecureChannel restored = again.node.channels().restore(again.self, decryptor);
            assertThat(ask(again.node, restored.decryptorApi(), frame)).isEqualTo(TEXT);
            frame[frame.length - 1] ^= 1;
            byte[] changed = frame;
            assertThatThrownBy(() -> ask(again.node, restored.decryptorApi(), changed))
                    .isInstanceOf(OckamException.class).hasMessageContaining("aes decryption failed");
        }
    }
}
