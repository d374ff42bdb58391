package io.ockam.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.core.worker.WorkerOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node does with the bytes that a peer writes: docs/protocol/tcp.md, "What a receiver does", row by row. */
class RawSocketTest {
    private static final String ECHO = "6563686f";
    /** What echo answers to a request with payload {@code 00}. */
    private static final String ANSWER = RawPeer.frame("84" + "8182004161" + "818200446563686f" + "4100" + "627b7d");

    private final TestNode node = TestNode.withServices();

    @AfterEach
    void stop() {
        node.close();
    }

    private RawPeer peer() {
        return RawPeer.of(node.listener.local());
    }

    /** Whatever a peer did, others are served. */
    private void others_are_served() {
        try (RawPeer other = peer()) {
            other.write("01" + RawPeer.request(ECHO, "00")).expectVersion().expect(ANSWER);
        }
    }

    @Test
    void the_version_is_written_at_once_and_not_waited_for() {
        try (RawPeer silent = peer()) {
            silent.expectVersion();
        }
        others_are_served();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "02", "ff", "0101000001", "01ffffffff"})
    void a_wrong_version_or_a_length_over_16_MiB_closes_the_connection(String bytes) {
        try (RawPeer peer = peer().write(bytes)) {
            assertThat(peer.expectVersion().isEnded()).isTrue();
        }
        others_are_served();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a0", "80", "8281820041618040", "83f68040", "83a08040", "8381810041618040",
        "8381820061618040", "838182204161804000", "8381821901004161804000", "83818200416180f6",
        "838182004161806161", "838182004161805f4161ff", "848182004161804001", "848182004161804061ff",
        "8381820041618041", "9bffffffffffffffff", "838182005b800000000000000061804000"})
    void a_message_that_is_none_closes_the_connection(String message) {
        try (RawPeer peer = peer().write("01" + RawPeer.frame(message))) {
            assertThat(peer.expectVersion().isEnded()).isTrue();
        }
        others_are_served();
    }

    @Test
    void arrays_nested_two_hundred_thousand_deep_close_the_connection() {
        byte[] bomb = new byte[5 + 200_000];
        Arrays.fill(bomb, (byte) 0x81);
        ByteBuffer.wrap(bomb).put((byte) 1).putInt(200_000);
        try (RawPeer peer = peer().writeIfPossible(bomb)) {
            assertThat(peer.isEnded()).isTrue();
        }
        others_are_served();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "0100", "01000000", "0100000038", "0100000038848182"})
    void an_end_in_the_middle_of_anything_closes_the_connection(String bytes) {
        try (RawPeer peer = peer().write(bytes)) {
            peer.shutdownOutput();
            assertThat(peer.expectVersion().isEnded()).isTrue();
        }
        others_are_served();
    }

    @ParameterizedTest
    @ValueSource(strings = {"83818200446563686f8182004161410000ff", "85818200446563686f81820041614100f6a10102",
        "9f818200446563686f81820041614100ff", "839f8200446563686fff9f82004161ff4100",
        "8381821b00000000000000005a000000046563686f8182180058016158" + "0100", "84818200446563686f81820041614100f6",
        "84818200446563686f818200416141006178"})
    void what_other_implementations_may_write_is_answered(String message) {
        try (RawPeer peer = peer().write("01" + RawPeer.frame(message))) {
            peer.expectVersion().expect(ANSWER);
        }
    }

    @Test
    void a_hundred_thousand_arrays_in_an_extra_element_are_skipped() {
        String extra = "81".repeat(100_000) + "80";
        try (RawPeer peer = peer().write("01" + RawPeer.frame("85818200446563686f81820041614100f6" + extra))) {
            peer.expectVersion().expect(ANSWER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"83808040", "838182004161804100", "838182014161804100", "838182024161804100",
        "838182" + "18ff" + "4161804100", "8381820040804100", "83818200" + "42fffe" + "804100",
        "83818200" + "43686f70" + "804100"})
    void what_cannot_be_delivered_is_ignored_and_the_connection_stays(String message) {
        try (RawPeer peer = peer().write("01" + RawPeer.frame(message) + RawPeer.request(ECHO, "00"))) {
            peer.expectVersion();
            // A hop at the end of a route finds no next hop: it answers nothing either.
            peer.expect(ANSWER);
        }
    }

    @Test
    void a_worker_that_consumes_no_flow_is_not_reached_and_the_connection_stays() {
        node.runtime.start("secret", (context, message) -> context.reply(message.payload()));
        String secret = "736563726574";
        try (RawPeer peer = peer().write("01" + RawPeer.request(secret, "01") + RawPeer.request(ECHO, "00"))) {
            peer.expectVersion().expect(ANSWER);
        }
    }

    @Test
    void workers_with_no_name_or_one_that_is_no_text_are_reached_like_others() {
        node.service(WorkerOptions.at(Address.local("")),
                (context, message) -> context.reply(message.payload()));
        node.service(WorkerOptions.at(new Address(Address.LOCAL, Bytes.hex("fffe"))),
                (context, message) -> context.reply(message.payload()));
        try (RawPeer peer = peer().write("01" + RawPeer.request("", "02"))) {
            assertThat(peer.expectVersion().readMessage()).isEqualTo("8481820041618182004" + "04102627b7d");
            peer.write(RawPeer.request("fffe", "03"));
            assertThat(peer.readMessage()).isEqualTo("84818200416181820042fffe4103627b7d");
        }
    }

    @Test
    void a_way_back_of_a_thousand_hops_comes_back_unchanged() {
        String back = "9903e8" + "8218ff4161".repeat(1000);
        try (RawPeer peer = peer().write("01" + RawPeer.frame("83818200446563686f" + back + "4100"))) {
            assertThat(peer.expectVersion().readMessage()).isEqualTo("84" + back + "818200446563686f4100627b7d");
        }
    }

    @Test
    void a_request_with_no_way_back_is_answered_to_nobody() {
        try (RawPeer peer = peer().write("01" + RawPeer.frame("83818200446563686f804100"))) {
            assertThat(peer.expectVersion().readMessage()).isEqualTo("8480818200446563686f4100627b7d");
        }
    }

    @Test
    void the_largest_message_passes() {
        byte[] head = HexFormat.of().parseHex("01" + "01000000" + "83818200446563686f8182004161");
        int payload = (1 << 24) - 14 - 5;
        ByteBuffer frame = ByteBuffer.allocate(5 + (1 << 24)).put(head).put((byte) 0x5a).putInt(payload);
        try (RawPeer peer = peer()) {
            Thread.startVirtualThread(() -> peer.writeIfPossible(frame.array()));
            // The reply has a tracing context of three bytes more than the request: too large, which ends the connection.
            assertThat(peer.expectVersion().isEnded()).isTrue();
        }
        ByteBuffer smaller = ByteBuffer.allocate(5 + (1 << 24) - 3).put(head).put((byte) 0x5a).putInt(payload - 3);
        smaller.putInt(1, (1 << 24) - 3);
        try (RawPeer peer = peer()) {
            Thread.startVirtualThread(() -> peer.writeIfPossible(smaller.array()));
            assertThat(peer.expectVersion().readMessage()).hasSize(2 << 24);
        }
    }

    @Test
    void a_peer_that_writes_byte_by_byte_is_served_as_well() {
        try (RawPeer peer = peer()) {
            for (byte each : HexFormat.of().parseHex("01" + RawPeer.request(ECHO, "00"))) {
                peer.write(new byte[]{each});
            }
            peer.expectVersion().expect(ANSWER);
        }
    }

    @Test
    void many_that_begin_and_never_go_on_harm_nobody() {
        List<RawPeer> idle = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            idle.add(peer().write(switch (i % 3) {
                case 0 -> "";
                case 1 -> "01";
                default -> "01" + "01000000" + "8381";
            }).expectVersion());
        }
        others_are_served();
        idle.forEach(RawPeer::close);
    }

    @Test
    void what_a_peer_sent_before_it_ended_is_still_delivered() throws Exception {
        var received = new CountDownLatch(1000);
        node.service("count", (_, _) -> received.countDown());
        String count = HexFormat.of().formatHex("count".getBytes(StandardCharsets.UTF_8));
        try (RawPeer peer = peer().write("01" + RawPeer.request(count, "00").repeat(1000))) {
            peer.shutdownOutput();
            assertThat(received.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void over_the_limit_of_a_listener_connections_are_turned_away() {
        try (TestNode small = TestNode.withServices(options -> options.withConnectionsPerListener(2));
                RawPeer first = RawPeer.of(small.listener.local()).expectVersion();
                RawPeer second = RawPeer.of(small.listener.local()).expectVersion();
                RawPeer third = RawPeer.of(small.listener.local())) {
            assertThat(third.isEnded()).isTrue();
            first.write("01" + RawPeer.request(ECHO, "00")).expect(ANSWER);
            TcpConnection leaving = small.tcp.findConnection("127.0.0.1:" + second.socket.getLocalPort()).orElseThrow();
            second.write("02");
            leaving.closed().toCompletableFuture().join();
            try (RawPeer fourth = RawPeer.of(small.listener.local())) {
                fourth.write("01" + RawPeer.request(ECHO, "00")).expectVersion().expect(ANSWER);
            }
        }
    }
}
