package io.ockam.daemon.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannelListener;
import io.ockam.identity.channel.SecureChannelListenerOptions;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.channel.SecureChannels;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.vault.software.SoftwareVault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostChannelsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final LostChannels lost = new LostChannels(PATIENCE);
    private long now;

    @Test
    void a_channel_that_its_peer_has_left_is_lost_after_ten_minutes_without_a_word() {
        try (WorkerRuntime node = WorkerRuntime.start("node")) {
            IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
                    InstantSource.system());
            LocalIdentity self = new LocalIdentity(services,
                    services.identities().create(NewKey.DEFAULT).identifier());
            SecureChannels channels = new SecureChannels(node);
            node.start("echo", (context, message) -> context.reply(message.payload()));
            SecureChannelListener listener = channels.listen(self, "api", SecureChannelListenerOptions.DEFAULT);
            listener.admit(Address.local("echo"));
            SecureChannel channel = channels.create(self, Route.of("api"), SecureChannelOptions.DEFAULT);
            ask(node, channel);
            List<SecureChannel> all = channels.channels();

            assertThat(look(all, true)).isEmpty();
            assertThat(look(all, false)).as("the way has just gone").isEmpty();
            now += PATIENCE.toNanos() - 1;
            assertThat(look(all, false)).as("not yet").isEmpty();
            ask(node, channel);
            now += 1;
            assertThat(look(all, false)).as("it has said something").isEmpty();
            now += PATIENCE.toNanos();
            assertThat(look(all, true)).as("it is back").isEmpty();
            assertThat(look(all, false)).isEmpty();
            now += PATIENCE.toNanos();
            assertThat(look(all, false)).singleElement()
                    .satisfies(each -> assertThat(each.role().toString()).isEqualTo("responder"));
        }
    }

    private List<SecureChannel> look(List<SecureChannel> channels, boolean wayIsThere) {
        return lost.look(channels, _ -> wayIsThere, now);
    }

    private static void ask(WorkerRuntime node, SecureChannel channel) {
        assertThat(node.call(Route.of(channel.address(), Address.local("echo")), "hi", String.class,
                Duration.ofSeconds(20))).isEqualTo("hi");
    }
}
