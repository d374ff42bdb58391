package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ockam message send}. */
@ExtendWith(OckamExtension.class)
class MessageTest {

    @Test
    void a_reply_is_printed_exactly(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("message", "send", "Hello Ockam!", "--timeout", "5", "--to", "/node/n1/service/uppercase").succeeds()
                .quietly().printing("HELLO OCKAM!");
        ockam.run("message", "send", "  Hello, Öckam! \"1\"", "--to", "/node/n1/service/echo").succeeds()
                .printing("  Hello, Öckam! \"1\"");
        ockam.run("message", "send", "", "--to", "/node/n1/service/echo").succeeds().printing("");
        ockam.run("message", "send", "68656C6C6F", "--hex", "--to", "/node/n1/service/uppercase").succeeds()
                .printing("48454c4c4f");
        ockam.run("message", "send", "x", "--to", "/node/n1/service/echo", "--output", "json").succeeds().printing("");
        ockam.terminal("ockam message send hello --to /node/n1/service/echo --quiet").succeeds().printing("hello\r\n");
    }

    @Test
    void it_comes_from_a_node_or_from_nowhere(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        ockam.run("message", "send", "hello", "--from", "n1", "--to", "/node/n2/service/uppercase").succeeds()
                .printing("HELLO");
        ockam.run("message", "send", "hello", "--from", "/node/n1", "--to", "/node/n2/service/uppercase").succeeds()
                .printing("HELLO");
        ockam.run("message", "send", "hello", "--from", "n1", "--to", "/service/uppercase").succeeds()
                .printing("HELLO");
        ockam.run("message", "send", "hello", "--to",
                "/dnsaddr/localhost/tcp/" + ockam.node("n1").port() + "/service/echo").succeeds().printing("hello");
        ockam.run("message", "send", "hello", "--to", "/service/echo").succeeds().printing("hello");

        Ockam elsewhere = ockam.at(ockam.scratch().resolve("a-home-without-nodes"));
        elsewhere.run("message", "send", "hello", "--to",
                "/dnsaddr/localhost/tcp/" + ockam.node("n1").port() + "/service/uppercase").succeeds().quietly()
                .printing("HELLO");
        assertThat(elsewhere.home()).as("sending makes nothing").doesNotExist();
    }

    @Test
    void it_goes_by_hops(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("service", "start", "hop", "--addr", "h1").succeeds();
        ockam.run("service", "start", "hop", "--addr", "h2").succeeds();
        ockam.run("message", "send", "hello", "--from", "n1", "--to", "/service/h1/service/echo").succeeds()
                .printing("hello");
        ockam.run("message", "send", "hello", "--from", "n1", "--to", "/service/h1/service/h2/service/uppercase")
                .succeeds().printing("HELLO");
        ockam.run("message", "send", "hello", "--to", "/node/n1/service/h1/service/echo").succeeds().printing("hello");
        ockam.run("message", "send", "hello", "--to", "/node/n1/service/h1/service/h2/service/uppercase").succeeds()
                .printing("HELLO");
    }

    @Test
    void where_no_worker_has_the_address_of_a_local_node_the_time_out_says_so(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("message", "send", "hello", "--timeout", "500ms", "--to", "/node/n1/service/nope")
                .failsSaying("timeout: 500ms").reporting("The node n1 has no worker with the address 'nope'")
                .reporting("OCK504").withoutStackTrace();
        ockam.run("message", "send", "hello", "--from", "n1", "--to", "/service/nope").failsSaying("nope");
        ockam.run("message", "send", "hello", "--to", "/service/nope").failsSaying("nope");
    }

    @Test
    void what_leads_nowhere_is_told_at_once(Ockam ockam) throws IOException {
        ockam.run("message", "send", "", "--no-retry", "--timeout", "5", "--to", "/node/n1/service/uppercase")
                .failsSaying("Argument '--to' is invalid").reporting("There is no node with name n1");
        ockam.run("message", "send", "x", "--from", "n1", "--to", "/service/echo")
                .failsSaying("There is no node with name n1");
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        ockam.run("message", "send", "x", "--timeout", "1h", "--to", "/ip4/127.0.0.1/tcp/" + free)
                .failsSaying("leads to no worker").reporting("/tcp/" + free + "/service/echo");
        // With a time-out that nobody here would wait for.
        ockam.run("message", "send", "x", "--timeout", "1h", "--to", "/ip4/127.0.0.1/tcp/" + free + "/service/echo")
                .failsSaying("tcp_piece=/ip4/127.0.0.1/tcp/" + free).reporting("refused");
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "stop", "n1").succeeds();
        ockam.run("message", "send", "x", "--to", "/node/n1/service/echo").failsSaying("tcp_piece=/ip4/127.0.0.1/tcp/");
        ockam.run("message", "send", "x", "--from", "n1", "--to", "/service/echo")
                .failsSaying("Failed to connect to node n1 at 127.0.0.1:").reporting("ockam node start n1");
    }

    @Test
    void a_reply_that_is_too_late_is_none(Ockam ockam) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ockam.run("message", "send", "x", "--timeout", "300ms", "--to",
                    "/ip4/127.0.0.1/tcp/" + silent.getLocalPort() + "/service/echo").failsSaying("timeout: 300ms");
        }
    }

    @Test
    void a_reply_that_is_no_text_is_refused_and_can_be_seen_in_hexadecimal(Ockam ockam) throws IOException {
        try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String to = "/ip4/127.0.0.1/tcp/" + peer.getLocalPort() + "/service/any";
            Started plain = ockam.start("message", "send", "x", "--to", to);
            answer(peer, "02fffe");
            plain.finished().failsSaying("Received content is not a valid utf8 string").reporting("--hex")
                    .withoutStackTrace();
            Started hex = ockam.start("message", "send", "78", "--hex", "--to", to);
            answer(peer, "02fffe");
            hex.finished().succeeds().printing("fffe");
            Started broken = ockam.start("message", "send", "x", "--to", to);
            answer(peer, "7f01");
            broken.finished().exits(70).printing("").withoutStackTrace();
        }
    }

    /** Takes one connection and one message, answers its sender with {@code payload} (hexadecimal), and waits for the end. */
    private static void answer(ServerSocket peer, String payload) throws IOException {
        try (Socket socket = peer.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readByte(); // the version
            String request = HexFormat.of().formatHex(in.readNBytes(in.readInt()));
            Matcher sender = Pattern.compile("8182005820([0-9a-f]{64})").matcher(request);
            assertThat(sender.find()).as(request).isTrue();
            String reply = "838182005820" + sender.group(1) + "80" + "%02x".formatted(0x40 + payload.length() / 2)
                    + payload;
            socket.getOutputStream()
                    .write(HexFormat.of().parseHex("01" + "%08x".formatted(reply.length() / 2) + reply));
            in.readAllBytes();
        }
    }

    @Test
    void a_command_that_may_try_again_does_and_says_so(Ockam ockam) {
        ockam.run("message", "send", "x", "--retry-count", "2", "--retry-delay", "10ms", "--to",
                "/node/n1/service/echo").exits(70).reporting("Will retry in 0 seconds").reporting("Retrying...")
                .reporting("There is no node with name n1");
    }

    @Test
    void what_cannot_be_a_message_or_a_route_is_refused(Ockam ockam) {
        ockam.run("message", "send", "xyz", "--hex", "--to", "/service/echo")
                .failsSaying("The message is not a valid hex string");
        ockam.run("message", "send", "ff", "--hex", "--to", "/service/echo").succeeds().printing("ff");
        ockam.run("message", "send", "x", "--to", "/nosuch/echo").isRefusedAsUsage().reporting("--to");
        ockam.run("message", "send", "x", "--to", "/ip4/300.1.1.1/tcp/1/service/echo").isRefusedAsUsage();
        ockam.run("message", "send", "x", "--to", "/service/echo", "--timeout", "soon").isRefusedAsUsage()
                .reporting("not a duration");
        ockam.run("message", "send", "x").isRefusedAsUsage().reporting("--to <ROUTE>");
        ockam.run("message", "send").isRefusedAsUsage();
        ockam.run("message", "send", "x", "--to", "/ip4/127.0.0.1/tcp/1/ip4/127.0.0.1/tcp/2/service/echo").exits(70);
    }

    @Test
    void whoever_cannot_reach_a_stopped_node_is_told_how_to_start_it(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        ockam.run("node", "stop", "n2").succeeds();
        String start = "start it with 'ockam node start n2'";
        ockam.run("message", "send", "hi", "--to", "/node/n2/service/echo")
                .failsSaying("Couldn't convert MultiAddr to route").reporting(start);
        ockam.run("message", "send", "hi", "--from", "n1", "--to", "/node/n2/service/echo")
                .failsSaying("Failed to send message").reporting(start);
        ockam.run("message", "send", "hi", "--from", "n2", "--to", "/node/n1/service/echo").failsSaying(start);
        ockam.run("secure-channel", "create", "--from", "n1", "--to", "/node/n2/service/api").failsSaying(start);
        ockam.run("relay", "create", "--at", "n2", "--to", "n1").succeeds().reporting(start);
        ockam.run("tcp-inlet", "create", "--at", "n1", "--to", "/node/n2/secure/api/service/outlet").succeeds()
                .reporting(start);
    }
}
