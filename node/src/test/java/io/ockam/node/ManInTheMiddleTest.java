package io.ockam.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannelListener;
import io.ockam.identity.channel.SecureChannelListenerOptions;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.node.MeddlingProxy.Way;
import io.ockam.transport.tcp.TcpConnection;
import io.ockam.vault.software.SoftwareVault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes, and somebody on the wire between them who can change, drop, repeat, reorder, cut and inject. */
class ManInTheMiddleTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final SoftwareVault bobsVault = SoftwareVault.inMemory();
    private final LocalIdentity alice = someone(SoftwareVault.inMemory());
    private final LocalIdentity bob = someone(bobsVault);
    private final Node home = Node.start("home");
    private final Node away = Node.start("away");
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final MeddlingProxy proxy = new MeddlingProxy(away.listen("127.0.0.1:0", "api").local().port());
    private TcpConnection connection;

    private static LocalIdentity someone(SoftwareVault vault) {
        IdentityServices services = IdentityServices.inMemory(vault.inAllSlots(), InstantSource.system());
        return new LocalIdentity(services, services.identities().create(NewKey.DEFAULT).identifier());
    }

    @BeforeEach
    void listen() {
        SecureChannelListener listener = away.channels().listen(bob, "api",
                SecureChannelListenerOptions.DEFAULT.trusting(alice.identifier()));
        away.worker("sink", (_, message) -> received.add(message.body(String.class)));
        listener.admit(Address.local("echo"));
        listener.admit(Address.local("sink"));
        connection = home.connect(proxy.address());
    }

    @AfterEach
    void close() {
        home.close();
        away.close();
        proxy.close();
    }

    private SecureChannel create(Duration timeout) {
        return home.channels().create(alice, Route.of(connection.sender(), Address.local("api")),
                SecureChannelOptions.DEFAULT.trusting(bob.identifier()).withTimeout(timeout));
    }

    /** A channel that both ends know of. */
    private SecureChannel established() {
        SecureChannel channel = create(SOON);
        assertThat(ask(channel, "established")).isEqualTo("established");
        return channel;
    }

    private String ask(SecureChannel channel, String text) {
        return home.call(Route.of(channel.address(), Address.local("echo")), text, String.class, SOON);
    }

    private void send(SecureChannel channel, int from, int to) {
        IntStream.range(from, to)
                .forEach(i -> home.send(Route.of(channel.address(), Address.local("sink")), "m" + i));
    }

    private SecureChannel responder() {
        return away.channels().channels().getFirst();
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not so after " + SOON).isLessThan(deadline);
            LockSupport.parkNanos(100_000);
        }
    }

    private static LocalMessage bent(LocalMessage message, int at) {
        byte[] bytes = message.payload().toArray();
        bytes[at] ^= 1;
        return message.withPayload(Payload.wrap(bytes));
    }

    @Test
    void the_text_never_appears_on_the_wire() {
        SecureChannel channel = established();
        assertThat(ask(channel, "a text that nobody may see")).isEqualTo("a text that nobody may see");
        assertThat(proxy.seen()).hasSize(7).noneMatch(payload -> {
            String text = new String(payload, StandardCharsets.ISO_8859_1);
            return text.contains("nobody") || text.contains("echo") || text.contains(alice.identifier().toString());
        });
    }

    /** The lengths of the three messages of a handshake. */
    private List<Integer> lengths() {
        create(SOON).close();
        eventually(() -> away.channels().channels().isEmpty() && proxy.seen().size() == 4); // with the goodbye
        return proxy.seen().stream().limit(3).map(each -> each.length).toList();
    }

    @Test
    void every_changed_byte_of_the_first_and_second_message_ends_the_handshake_at_once() {
        List<Integer> lengths = lengths();
        for (int number = 0; number < 2; number++) {
            for (int at = 0; at < lengths.get(number); at++) {
                bendMessage(number, at);
                assertThatThrownBy(() -> create(SOON)).as("message %s, byte %s", number + 1, at)
                        .isInstanceOf(OckamException.class).hasMessageNotContaining("timeout");
            }
        }
        assertThat(home.channels().channels()).isEmpty();
        assertThat(away.channels().channels()).isEmpty();
    }

    private void bendMessage(int number, int at) {
        AtomicInteger passed = new AtomicInteger();
        proxy.meddle((_, message) -> List.of(passed.getAndIncrement() == number ? bent(message, at) : message));
    }

    @Test
    void every_changed_byte_of_the_third_message_ends_the_handshake_and_is_not_answered() {
        int length = lengths().get(2);
        for (int at = 0; at < length; at++) {
            bendMessage(2, at);
            int before = proxy.seen().size();
            SecureChannel channel = create(SOON);
            eventually(() -> bobsVault.counts().ephemeralKeys() == 0);
            assertThat(away.channels().channels()).as("byte %s", at).isEmpty();
            assertThat(proxy.seen()).as("byte %s", at).hasSize(before + 3);
            channel.close();
            eventually(() -> proxy.seen().size() == before + 4); // the goodbye
        }
    }

    @Test
    void a_frame_with_any_byte_changed_is_refused_counted_and_changes_nothing() {
        SecureChannel channel = established();
        AtomicInteger refused = new AtomicInteger();
        proxy.meddle((way, message) -> {
            List<LocalMessage> instead = new ArrayList<>();
            for (int at = 0; way == Way.THERE && at < message.payload().length(); at++) {
                instead.add(bent(message, at));
                refused.incrementAndGet();
            }
            instead.add(message);
            return instead;
        });
        assertThat(ask(channel, "hello")).isEqualTo("hello");
        assertThat(refused).hasValueGreaterThan(50);
        eventually(() -> responder().traffic().refusedMessages() == refused.get());
        assertThat(responder().traffic().receivedMessages()).isEqualTo(2);
    }

    @Test
    void repeated_foreign_cut_and_injected_frames_are_refused_counted_and_not_answered() {
        SecureChannel channel = established();
        byte[] foreign = proxy.seen().get(3);
        established();
        AtomicReference<Route> decryptor = new AtomicReference<>(Route.EMPTY);
        proxy.meddle((way, message) -> {
            decryptor.set(way == Way.THERE ? message.onwardRoute() : decryptor.get());
            Payload payload = message.payload();
            return way == Way.BACK
                    ? List.of(message)
                    : List.of(message, message,
                            message.withPayload(Payload.wrap(Arrays.copyOf(payload.toArray(), payload.length() - 1))),
                            message.withPayload(Payload.wrap(foreign)), message.withPayload(Payload.empty()));
        });
        assertThat(ask(channel, "one")).isEqualTo("one");
        proxy.meddle(MeddlingProxy.HONEST);
        SecureChannel other = away.channels().find(decryptor.get().last()).orElseThrow();
        int seen = proxy.seen().size();
        proxy.inject(Way.THERE, MeddlingProxy.frame(new LocalMessage(decryptor.get(), Route.of("somebody"),
                Payload.wrap(new byte[1000]))));
        eventually(() -> other.traffic().refusedMessages() == 5);
        assertThat(proxy.seen()).hasSize(seen);
        assertThat(ask(channel, "two")).isEqualTo("two");
        assertThat(other.traffic().receivedMessages()).isEqualTo(3);
    }

    @Test
    void within_the_window_any_order_is_fine_and_everything_is_delivered_once() {
        SecureChannel channel = established();
        List<LocalMessage> batch = new ArrayList<>();
        Random random = new Random(1);
        proxy.meddle((_, message) -> {
            batch.add(message);
            if (batch.size() < 30) {
                return List.of();
            }
            List<LocalMessage> shuffled = new ArrayList<>(batch);
            shuffled.addAll(batch);
            batch.clear();
            Collections.shuffle(shuffled, random);
            return shuffled;
        });
        send(channel, 0, 90);
        eventually(() -> responder().traffic().refusedMessages() == 90);
        eventually(() -> received.size() == 90);
        assertThat(received).doesNotHaveDuplicates();
    }

    /** Drops the next {@code count} messages to the node that listens. @return is at zero when they are gone */
    private CountDownLatch drop(int count) {
        CountDownLatch left = new CountDownLatch(count);
        proxy.meddle((way, message) -> {
            if (way == Way.BACK || left.getCount() == 0) {
                return List.of(message);
            }
            left.countDown();
            return List.of();
        });
        return left;
    }

    @Test
    void thirty_one_lost_frames_in_a_row_are_survived() {
        SecureChannel channel = established();
        drop(31);
        send(channel, 0, 32);
        assertThat(ask(channel, "still here")).isEqualTo("still here");
        eventually(() -> received.equals(List.of("m31")));
    }

    @Test
    void thirty_two_lost_frames_in_a_row_are_the_end_of_that_direction_only() {
        SecureChannel channel = established();
        drop(32);
        send(channel, 0, 40);
        eventually(() -> responder().traffic().refusedMessages() == 8);
        assertThat(received).isEmpty();
        CountDownLatch arrived = new CountDownLatch(1);
        home.worker("here", (_, _) -> arrived.countDown());
        home.admit(channel.flow(), "here");
        away.send(Route.of(responder().address(), Address.local("here")), "the other direction");
        assertThat(await(arrived)).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_goodbye_that_is_lost_leaves_the_other_end_open() {
        SecureChannel channel = established();
        CountDownLatch dropped = drop(1);
        channel.close();
        assertThat(await(dropped)).isTrue();
        assertThat(responder().closed().toCompletableFuture()).isNotDone();
        eventually(() -> home.channels().channels().isEmpty());
    }

    /** The connection has to end; what was a channel goes on over another one. */
    private void carryOn(SecureChannel channel) {
        connection.closed().toCompletableFuture().join();
        assertThat(channel.closed().toCompletableFuture()).isNotDone();
        connection = home.connect(proxy.address());
        channel.updateRoute(Route.of(connection.sender()));
        assertThat(ask(channel, "hello again")).isEqualTo("hello again");
        assertThat(away.channels().channels()).hasSize(1);
        assertThat(responder().traffic().refusedMessages()).isZero();
    }

    @Test
    void a_connection_cut_within_a_frame_closes_no_channel_and_another_one_carries_it_on() {
        SecureChannel channel = established();
        proxy.inject(Way.THERE, new byte[]{0, 0, 1, 0, (byte) 0x84, 1, 2});
        proxy.cut();
        carryOn(channel);
    }

    @Test
    void a_frame_with_an_impossible_length_ends_the_connection_but_no_channel() {
        SecureChannel channel = established();
        proxy.inject(Way.THERE, new byte[]{-1, -1, -1, -1});
        carryOn(channel);
    }

    @Test
    void a_handshake_whose_connection_is_cut_is_given_up_in_time_and_another_one_succeeds() {
        proxy.meddle((way, message) -> {
            if (way == Way.BACK) {
                proxy.cut();
            }
            return way == Way.BACK ? List.of() : List.of(message);
        });
        assertThatThrownBy(() -> create(Duration.ofMillis(500))).isInstanceOf(OckamException.class);
        connection.closed().toCompletableFuture().join();
        proxy.meddle(MeddlingProxy.HONEST);
        connection = home.connect(proxy.address());
        established();
        assertThat(away.channels().channels()).hasSize(1);
    }

    @Test
    void who_sends_garbage_to_a_listener_learns_nothing() {
        established();
        for (int length : new int[]{0, 1, 31, 32, 65_536}) {
            proxy.inject(Way.THERE, MeddlingProxy.frame(new LocalMessage(Route.of("api"), Route.of("somebody"),
                    Payload.wrap(new byte[length]))));
        }
        established();
        // Twice: three of the handshake, one there and one back.
        assertThat(proxy.seen()).hasSize(10);
    }
}
