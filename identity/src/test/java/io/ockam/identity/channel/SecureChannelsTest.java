package io.ockam.identity.channel;

import static io.ockam.identity.channel.ChannelNode.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.identity.channel.handshake.Role;
import io.ockam.identity.channel.trust.TrustPolicy;
import io.ockam.vault.SecretCounts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecureChannelsTest {
    private final ChannelNode node = new ChannelNode("node");

    @AfterEach
    void close() {
        node.close();
    }

    private SecureChannel create(SecureChannelOptions options) {
        return node.channels().create(node.self(), Route.of("api"), options);
    }

    @Test
    void messages_go_both_ways_across_several_keys() {
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        SecureChannel channel = create(SecureChannelOptions.DEFAULT);
        for (int i = 0; i < 100; i++) {
            assertThat(node.ask(channel, "hello " + i)).isEqualTo("hello " + i);
        }
        assertThat(channel.traffic().sentMessages()).isEqualTo(100);
        assertThat(channel.traffic().receivedMessages()).isEqualTo(100);
        assertThat(channel.traffic().lastRekey()).isPresent();
        assertThat(channel.role()).isEqualTo(Role.INITIATOR);
        assertThat(channel.peer()).isEqualTo(node.identifier());
        assertThat(node.channels().channels()).hasSize(2);
    }

    @Test
    void fifty_handshakes_at_once_all_lead_to_channels_that_answer() {
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> node.ask(create(SecureChannelOptions.DEFAULT), "hello " + i), threads))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join))
                    .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "hello " + i).toList());
        }
        assertThat(node.failures()).isEmpty();
    }

    @Test
    void closing_one_end_closes_both_and_leaves_nothing_behind() throws Exception {
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        node.workers().awaitStarted(Address.local("api"), ChannelNode.PATIENCE);
        int workers = node.workers().list().size();
        int flows = node.workers().flowControls().size();
        SecureChannel channel = create(SecureChannelOptions.DEFAULT);
        node.ask(channel, "hello");
        SecureChannel other = node.channels().channels().stream().filter(each -> each.role() == Role.RESPONDER)
                .findFirst().orElseThrow();
        assertThat(node.vault().counts()).isEqualTo(new SecretCounts(1, 0, 0, 4));
        other.close();
        channel.closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
        other.closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(node.channels().channels()).isEmpty();
        assertThat(node.vault().counts()).isEqualTo(new SecretCounts(1, 0, 0, 0));
        eventually(() -> node.workers().list().size() == workers && node.workers().flowControls().size() == flows);
    }

    @Test
    void an_initiator_that_refuses_its_peer_fails_at_once_and_says_why() {
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        assertThatThrownBy(() -> create(SecureChannelOptions.DEFAULT.trusting(TrustPolicy.only())))
                .isInstanceOfSatisfying(OckamException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_PERMISSION))
                .hasMessageContaining(node.identifier().toString());
    }

    @Test
    void a_responder_that_refuses_an_authentic_peer_closes_the_channel_of_that_peer() throws Exception {
        node.listenWithEcho(SecureChannelListenerOptions.DEFAULT.trusting(TrustPolicy.only()));
        SecureChannel channel = create(SecureChannelOptions.DEFAULT);
        channel.closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(node.failures().poll(20, TimeUnit.SECONDS)).contains("responder")
                .contains("not one that is trusted");
    }

    @Test
    void who_gets_no_answer_is_told_so_in_time_and_nothing_stays() {
        node.workers().start("silent", (_, _) -> {});
        int workers = node.workers().list().size();
        assertThatThrownBy(() -> node.channels().create(node.self(), Route.of("silent"),
                SecureChannelOptions.DEFAULT.withTimeout(Duration.ofMillis(50)))).isInstanceOfSatisfying(
                        OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
        eventually(() -> node.workers().list().size() == workers);
        assertThat(node.vault().counts().ephemeralKeys()).isZero();
    }

    @Test
    void a_handshake_whose_connection_is_lost_fails_at_once_and_nothing_stays() {
        CompletableFuture<String> lost = new CompletableFuture<>();
        node.workers().start("hangs up", (_, _) -> lost.complete("the peer closed the connection"));
        int workers = node.workers().list().size();
        assertThatThrownBy(() -> node.channels().create(node.self(), Route.of("hangs up"), lost,
                SecureChannelOptions.DEFAULT.withTimeout(Duration.ofDays(1)))).isInstanceOfSatisfying(
                        OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
                .hasMessageContaining("the peer closed the connection");
        eventually(() -> node.workers().list().size() == workers);
        assertThat(node.vault().counts().ephemeralKeys()).isZero();
    }

    @Test
    void a_route_to_nobody_fails_at_once() {
        assertThatThrownBy(() -> node.channels().create(node.self(), Route.of("nobody"), SecureChannelOptions.DEFAULT))
                .isInstanceOfSatisfying(OckamException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThatThrownBy(() -> node.channels().create(node.self(), Route.EMPTY, SecureChannelOptions.DEFAULT))
                .hasMessageContaining("incomplete route");
    }

    @Test
    void channels_can_be_inside_channels_eight_deep() {
        SecureChannelListener listener = node.listenWithEcho(SecureChannelListenerOptions.DEFAULT);
        listener.admit(listener.address());
        SecureChannel channel = create(SecureChannelOptions.DEFAULT);
        for (int depth = 1; depth < 8; depth++) {
            channel = node.channels().create(node.self(), Route.of(channel.address(), Address.local("api")),
                    SecureChannelOptions.DEFAULT);
        }
        assertThat(node.ask(channel, "from far")).isEqualTo("from far");
    }
}
