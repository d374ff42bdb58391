package io.ockam.portal.intercept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControlId;
import io.ockam.portal.OutletOptions;
import io.ockam.portal.Server;
import io.ockam.portal.TestPortals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The seam, with an example: a header put into every request, however the client's pieces fall. */
class InterceptorTest {
    private final TestPortals here = new TestPortals();

    @AfterEach
    void stop() {
        here.close();
    }

    /** Knows lines: everything up to an empty one is a request's head, which gets one line more. */
    private static final class AddHeader implements Interceptor {
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();

        @Override
        public byte[] toOutlet(byte[] bytes) {
            head.writeBytes(bytes);
            String text = head.toString(UTF_8);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return new byte[0];
            }
            head.reset();
            return (text.substring(0, end) + "\r\nX-Token: secret" + text.substring(end)).getBytes(UTF_8);
        }

        @Override
        public byte[] toInlet(byte[] bytes) {
            return bytes;
        }
    }

    /** Fails once, then shouts. */
    private static final class Shout implements Interceptor {
        private boolean failed;

        @Override
        public byte[] toOutlet(byte[] bytes) {
            if (!failed) {
                failed = true;
                throw new IllegalStateException("on purpose");
            }
            return new String(bytes, UTF_8).toUpperCase(Locale.ROOT).getBytes(UTF_8);
        }

        @Override
        public byte[] toInlet(byte[] bytes) {
            return new String(bytes, UTF_8).concat("!").getBytes(UTF_8);
        }
    }

    private Socket client(String... route) throws IOException {
        return TestPortals.client(here.inletTo(route));
    }

    @Test
    void beside_an_inlet_it_changes_requests_in_whatever_pieces_they_come() throws IOException {
        try (Server echo = Server.echo()) {
            here.outlet(echo.address(), OutletOptions.defaults());
            InterceptorService.besideInlets(here.node, "header", AccessControl.ALLOW_ALL, AddHeader::new);
            try (Socket client = client("header", "outlet")) {
                for (byte each : "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8)) {
                    client.getOutputStream().write(each);
                }
                String expected = "GET / HTTP/1.1\r\nHost: x\r\nX-Token: secret\r\n\r\n";
                assertThat(new String(client.getInputStream().readNBytes(expected.length()), UTF_8))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void beside_an_outlet_it_changes_both_directions_and_a_failure_loses_only_its_piece() throws IOException {
        try (Server echo = Server.echo()) {
            FlowControlId reaches = here.node.flowControls().newId();
            here.outlet(echo.address(), OutletOptions.defaults());
            here.node.flowControls().addConsumer(Address.local("outlet"), reaches);
            InterceptorService.besideOutlets(here.node, "shout", AccessControl.ALLOW_ALL, reaches, Shout::new);
            try (Socket client = client("shout", "outlet")) {
                client.getOutputStream().write("lost".getBytes(UTF_8));
                client.setSoTimeout(200);
                assertThat(readOrNothing(client)).isEqualTo(-2);
                client.setSoTimeout(20_000);
                client.getOutputStream().write("hello".getBytes(UTF_8));
                assertThat(new String(client.getInputStream().readNBytes(6), UTF_8)).isEqualTo("HELLO!");
            }
        }
    }

    private static int readOrNothing(Socket client) throws IOException {
        try {
            return client.getInputStream().read();
        } catch (SocketTimeoutException _) {
            return -2;
        }
    }

    @Test
    void more_than_one_message_holds_is_cut_and_both_workers_end_with_the_connection() throws IOException {
        byte[] bulk = new byte[300_000];
        try (Server source = Server.start(client -> client.getOutputStream().write(bulk))) {
            here.outlet(source.address(), OutletOptions.defaults());
            InterceptorService.besideInlets(here.node, "twice", AccessControl.ALLOW_ALL, () -> new Interceptor() {
                @Override
                public byte[] toOutlet(byte[] bytes) {
                    return bytes;
                }

                @Override
                public byte[] toInlet(byte[] bytes) {
                    byte[] twice = Arrays.copyOf(bytes, bytes.length * 2);
                    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
                    return twice;
                }
            });
            try (Socket client = client("twice", "outlet")) {
                assertThat(client.getInputStream().readAllBytes()).hasSize(600_000);
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (here.node.list().size() > 3) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }
}
