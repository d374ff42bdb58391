package io.ockam.identity.channel.frame;

import static io.ockam.identity.channel.ChannelVectors.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ockam.core.Payload;
import io.ockam.identity.channel.ChannelVectors;
import io.ockam.identity.channel.frame.Opening.Opened;
import io.ockam.identity.channel.frame.Opening.Refusal;
import io.ockam.identity.channel.frame.Opening.Refused;
import io.ockam.vault.AeadKey;
import io.ockam.vault.software.SoftwareVault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final int ROOM = 30;

    private final SoftwareVault vault = SoftwareVault.inMemory();
    private final FrameSealer sealer = FrameSealer.rekeying(key(new byte[32]));
    private final FrameOpener opener = FrameOpener.windowed(key(new byte[32]));

    private AeadKey key(byte[] bytes) {
        return vault.aeadKey(vault.importSecret(bytes));
    }

    private static Payload roomy(byte... text) {
        Payload payload = Payload.allocate(ROOM, text.length, ROOM);
        System.arraycopy(text, 0, payload.array(), ROOM, text.length);
        return payload;
    }

    private static Payload seal(FrameSealer sealer, byte... text) {
        return sealer.seal(roomy(text));
    }

    private List<Payload> sealed(int count) {
        List<Payload> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(seal(sealer, (byte) i));
        }
        return frames;
    }

    private Opening open(Payload frame) {
        return opener.open(frame, 3, 4);
    }

    private static Refusal why(Opening opening) {
        return ((Refused) opening).why();
    }

    @Test
    void frames_are_those_of_the_known_channel_across_two_rekeys() {
        JsonNode vector = ChannelVectors.computed().get("transport");
        byte[] k2 = bytes(ChannelVectors.computed().get("ockam_xx_full_handshake"), "k2");
        FrameSealer known = FrameSealer.rekeying(key(k2));
        FrameOpener knownOpener = FrameOpener.windowed(key(k2));
        int compared = 0;
        for (JsonNode message : vector.get("initiator_to_responder")) {
            while (known.sealed() < message.get("nonce").asLong()) {
                knownOpener.open(seal(known), 0, 0);
            }
            Payload frame = seal(known, bytes(message, "plaintext"));
            assertThat(frame.toArray()).isEqualTo(bytes(message, "wire_payload"));
            Opened opened = (Opened) knownOpener.open(frame, 3, 4);
            assertThat(opened.plaintext().toArray()).isEqualTo(bytes(message, "plaintext"));
            compared++;
        }
        assertThat(compared).isEqualTo(7);
        assertThat(knownOpener.rekeys()).isEqualTo(2);
    }

    @Test
    void both_directions_of_the_channels_with_the_rust_implementation_open_and_seal() {
        for (String name : List.of("as_initiator", "with_credential", "as_responder")) {
            JsonNode vector = ChannelVectors.live(name);
            bothWays(vector.get("initiator_to_responder"), bytes(vector, "k2"));
            bothWays(vector.get("responder_to_initiator"), bytes(vector, "k1"));
        }
    }

    private void bothWays(JsonNode frames, byte[] secret) {
        FrameSealer known = FrameSealer.rekeying(key(secret));
        FrameOpener knownOpener = FrameOpener.windowed(key(secret));
        assertThat(frames).isNotEmpty();
        for (JsonNode frame : frames) {
            assertThat(seal(known, bytes(frame, "plaintext")).toArray()).isEqualTo(bytes(frame, "wire_payload"));
            Opened opened = (Opened) knownOpener.open(Payload.wrap(bytes(frame, "wire_payload")), 0, 0);
            assertThat(opened.plaintext().toArray()).isEqualTo(bytes(frame, "plaintext"));
            assertThat(opened.nonce()).isEqualTo(frame.get("nonce").asLong());
        }
    }

    @Test
    void a_channel_that_only_exchanges_a_key_never_changes_it_and_opens_frames_again() {
        byte[] k2 = bytes(ChannelVectors.computed().get("ockam_xx_full_handshake"), "k2");
        FrameOpener fixed = FrameOpener.fixedKey(key(k2));
        for (JsonNode message : ChannelVectors.computed().get("key_exchange_only").get("messages")) {
            FrameSealer from = FrameSealer.startingAt(message.get("nonce").asLong(), key(k2));
            Payload frame = seal(from, bytes(message, "plaintext"));
            assertThat(frame.toArray()).isEqualTo(bytes(message, "encrypted"));
            for (int i = 0; i < 2; i++) {
                assertThat(((Opened) fixed.open(frame, 0, 0)).plaintext().toArray())
                        .isEqualTo(bytes(message, "plaintext"));
            }
        }
        assertThat(why(fixed.open(Payload.wrap(new byte[23]), 0, 0))).isEqualTo(Refusal.TOO_SHORT);
        assertThat(why(fixed.open(Payload.wrap(new byte[24]), 0, 0))).isEqualTo(Refusal.NOT_AUTHENTIC);
    }

    @Test
    void the_window_answers_as_the_known_sequence() {
        NonceWindow window = new NonceWindow();
        for (JsonNode each : ChannelVectors.computed().get("nonce_window").get("sequence")) {
            long nonce = each.get("nonce").asLong();
            boolean welcome = window.refuses(nonce).isEmpty();
            assertThat(welcome).as("nonce %s", nonce).isEqualTo(each.get("accepted").asBoolean());
            if (welcome) {
                window.accept(nonce);
            }
        }
        assertThat(window.refuses(-1)).contains(Refusal.OUTSIDE_WINDOW);
        assertThat(window.refuses(Long.MIN_VALUE)).contains(Refusal.OUTSIDE_WINDOW);
    }

    @Test
    void a_nonce_selects_the_key_as_in_the_known_cases() {
        JsonNode vector = ChannelVectors.computed().get("key_selection");
        WindowedOpener tested = new WindowedOpener(key(new byte[32]), vector.get("interval").asLong());
        for (JsonNode each : vector.get("cases")) {
            String expected = each.get("result").asText().toUpperCase(Locale.ROOT);
            assertThat(tested.select(Long.parseUnsignedLong(each.get("nonce").asText()), each.get("rekeys").asLong(),
                    each.get("previous").asBoolean()).name()).as(each.toString())
                    .isEqualTo(expected.equals("ERROR") ? "NONE" : expected);
        }
    }

    @Test
    void the_plaintext_comes_with_the_room_that_was_asked_for() {
        Payload plaintext = ((Opened) open(seal(sealer, (byte) 7, (byte) 8))).plaintext();
        assertThat(plaintext.headroom()).isEqualTo(3);
        assertThat(plaintext.tailroom()).isEqualTo(4);
        assertThat(plaintext.toArray()).isEqualTo(new byte[]{7, 8});
    }

    @Test
    void frames_in_any_order_within_the_window_open_once_each() {
        List<Payload> frames = sealed(960);
        Random random = new Random(1);
        for (int batch = 0; batch < frames.size(); batch += 30) {
            List<Payload> shuffled = new ArrayList<>(frames.subList(batch, batch + 30));
            Collections.shuffle(shuffled, random);
            for (Payload frame : shuffled) {
                assertThat(open(frame)).isInstanceOf(Opened.class);
            }
            for (Payload frame : shuffled) {
                assertThat(why(open(frame))).isIn(Refusal.REPEATED, Refusal.OUTSIDE_WINDOW);
            }
        }
        assertThat(opener.rekeys()).isEqualTo(29);
    }

    @Test
    void thirty_one_lost_frames_in_a_row_are_survived_and_thirty_two_are_not() {
        List<Payload> frames = sealed(200);
        assertThat(open(frames.get(0))).isInstanceOf(Opened.class);
        assertThat(open(frames.get(32))).isInstanceOf(Opened.class);
        assertThat(open(frames.get(64))).isInstanceOf(Opened.class);
        assertThat(why(open(frames.get(97)))).isEqualTo(Refusal.OUTSIDE_WINDOW);
        assertThat(open(frames.get(96))).isInstanceOf(Opened.class);
        assertThat(open(frames.get(97))).isInstanceOf(Opened.class);
        for (int i = 130; i < 200; i++) {
            assertThat(why(open(frames.get(i)))).isEqualTo(Refusal.OUTSIDE_WINDOW);
        }
    }

    @Test
    void every_third_frame_alone_opens() {
        List<Payload> frames = sealed(100);
        for (int i = 0; i < 100; i += 3) {
            assertThat(open(frames.get(i))).isInstanceOf(Opened.class);
        }
    }

    @Test
    void a_frame_of_which_any_byte_is_changed_or_cut_is_refused_and_changes_nothing() {
        List<Payload> frames = sealed(66);
        for (Payload frame : frames) {
            for (int i = 0; i < frame.length(); i++) {
                byte[] bent = frame.toArray();
                bent[i] ^= 0x20;
                assertThat(open(Payload.wrap(bent))).isInstanceOf(Refused.class);
                assertThat(open(Payload.wrap(bent, 0, i))).isInstanceOf(Refused.class);
            }
            assertThat(open(frame)).isInstanceOf(Opened.class);
        }
    }

    @Test
    void a_frame_of_the_other_direction_or_of_another_channel_is_refused() {
        FrameSealer other = FrameSealer.rekeying(key(bytes(ChannelVectors.live("as_responder"), "k1")));
        assertThat(why(open(seal(other, (byte) 1)))).isEqualTo(Refusal.NOT_AUTHENTIC);
    }

    @Test
    void a_replaced_key_is_forgotten_and_closing_forgets_all() {
        sealed(200).forEach(this::open);
        assertThat(vault.counts().aeadKeys()).isEqualTo(3);
        sealer.close();
        opener.close();
        assertThat(vault.counts().aeadKeys()).isZero();
    }

    @Test
    void the_nonce_of_the_rekeying_is_never_used_for_a_message() {
        FrameSealer last = FrameSealer.startingAt(-2, key(new byte[32]));
        seal(last);
        assertThatThrownBy(() -> seal(last)).hasMessageContaining("NonceOverflow");
    }

    @Test
    void sealing_without_room_uses_no_nonce() {
        assertThatThrownBy(() -> sealer.seal(Payload.allocate(7, 1, 16))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> sealer.seal(Payload.allocate(8, 1, 15))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(sealer.sealed()).isZero();
    }
}
