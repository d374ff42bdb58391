package io.ockam.identity.channel;

import static io.ockam.identity.channel.ChannelVectors.bytes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.identity.channel.frame.FrameOpener;
import io.ockam.identity.channel.frame.Opening;
import io.ockam.identity.channel.message.ApiMessages;
import io.ockam.identity.channel.message.IdentityAndCredentials;
import io.ockam.identity.channel.message.InnerMessage;
import io.ockam.identity.channel.noise.XxHandshake;
import io.ockam.vault.software.SoftwareVault;
import io.ockam.vault.software.SoftwareVerifier;

/**
 * Whatever bytes a peer sends, they are read or refused, with nothing worse than an {@link OckamException}. With JAZZER_FUZZ=1 these are
 * fuzz targets, one at a time, {@code scripts/soak fuzz-channels}; without, they run over the corpus beside them.
 */
class HostileInputTest {
    private static final SoftwareVault VAULT = SoftwareVault.inMemory();
    private static final FrameOpener OPENER = FrameOpener
            .windowed(VAULT.aeadKey(VAULT.importSecret(bytes(ChannelVectors.live("as_responder"), "k2"))));

    private static XxHandshake responder() {
        return XxHandshake.responder(VAULT, new SoftwareVerifier(), VAULT.generateStaticKey());
    }

    @FuzzTest(maxDuration = "10m")
    void a_first_message(byte[] data) {
        try (XxHandshake responder = responder()) {
            responder.readMessage1(data);
            responder.writeMessage2(new byte[0]);
        } catch (OckamException _) {
            // Refused.
        }
    }

    @FuzzTest(maxDuration = "10m")
    void a_second_and_a_third_message(byte[] data) {
        try (XxHandshake initiator = XxHandshake.initiator(VAULT, new SoftwareVerifier(), VAULT.generateStaticKey());
                XxHandshake responder = responder()) {
            responder.readMessage1(initiator.writeMessage1(new byte[0]));
            responder.writeMessage2(new byte[0]);
            refused(() -> initiator.readMessage2(data));
            refused(() -> responder.readMessage3(data));
        }
    }

    private static void refused(Runnable reading) {
        try {
            reading.run();
        } catch (OckamException _) {
            return;
        }
        throw new AssertionError("Nobody can know the keys of this handshake");
    }

    @FuzzTest(maxDuration = "10m")
    void who_somebody_claims_to_be(byte[] data) {
        try {
            IdentityAndCredentials.decode(data).toCbor();
        } catch (OckamException _) {
            // Refused.
        }
    }

    @FuzzTest(maxDuration = "10m")
    void a_frame(byte[] data) {
        switch (OPENER.open(Payload.wrap(data), 0, 0)) {
            case Opening.Refused _ -> {
            }
            case Opening.Opened(long _, Payload plaintext) -> an_inner_message(plaintext.toArray());
        }
    }

    @FuzzTest(maxDuration = "10m")
    void an_inner_message(byte[] data) {
        try {
            switch (InnerMessage.decode(Payload.wrap(data))) {
                case InnerMessage.Routed routed -> routed.encode(8, 16);
                case InnerMessage.Refresh refresh -> refresh.encode(8, 16);
                case InnerMessage.Close _ -> InnerMessage.Close.encode(8, 16);
            }
        } catch (OckamException _) {
            // Refused.
        }
    }

    @FuzzTest(maxDuration = "10m")
    void a_request_to_the_api(byte[] data) {
        try {
            ApiMessages.readRequest(Payload.wrap(data));
            ApiMessages.readResponse(Payload.wrap(data));
        } catch (OckamException _) {
            // Refused.
        }
    }
}
