package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Portals between nodes that trust an authority: attributes decide, and an expired credential ends what runs. */
@ExtendWith(OckamExtension.class)
class CredentialedPortalTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Whose credential expires after 20 s. */
    private enum Brief {
        NOBODY, ALICE, BOB
    }

    private static String stdout(Ockam ockam, String... command) {
        return ockam.run(command).succeeds().stdout();
    }

    /** Nodes alice and bob, both of whom trust the authority, and an inlet at alice whose outlet, at bob, is {@code web}. */
    private static int portal(Ockam ockam, WebServer web, Brief brief, String... policy) {
        String authority = stdout(ockam, "identity", "create", "authority");
        String history = stdout(ockam, "identity", "show", "authority", "--full", "--encoding", "hex");
        for (String name : new String[]{"alice", "bob"}) {
            ockam.run("identity", "create", name).succeeds();
            ockam.run("node", "create", name, "--identity", name, "--authority-identity", history,
                    "--credential-scope", "test").succeeds();
        }
        String[] outlet = {"tcp-outlet", "create", "--at", "bob", "--to", "" + web.port()};
        String[] command = Arrays.copyOf(outlet, outlet.length + policy.length);
        System.arraycopy(policy, 0, command, outlet.length, policy.length);
        ockam.run(command).succeeds();
        // The brief one last, so that its time is spent on the portal.
        issue(ockam, authority, brief == Brief.ALICE ? "bob" : "alice", "1h");
        issue(ockam, authority, brief == Brief.ALICE ? "alice" : "bob", brief == Brief.NOBODY ? "1h" : "20s");
        String address = stdout(ockam, "tcp-inlet", "create", "--at", "alice", "--to",
                "/node/bob/secure/api/service/outlet");
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    private static void issue(Ockam ockam, String authority, String name, String ttl) {
        String credential = stdout(ockam, "credential", "issue", "--as", "authority", "--for",
                stdout(ockam, "identity", "show", name), "--encoding", "hex", "--ttl", ttl, "--attribute",
                "role=" + name);
        ockam.run("credential", "store", "--at", name, "--issuer", authority, "--credential", credential, "--scope",
                "test").succeeds();
    }

    @Test
    void the_attributes_of_a_credential_decide(Ockam ockam) throws Exception {
        try (WebServer web = WebServer.start()) {
            int port = portal(ockam, web, Brief.NOBODY, "--allow", "(= subject.role \"alice\")");
            assertThat(WebServer.answersThrough(port, SOON)).isTrue();
            for (String denied : new String[]{"(= subject.role \"bob\")", "(!= subject.role \"alice\")",
                "(exists? subject.team)",
                "(member? subject.role [\"bob\" \"carol\"])", "(< subject.role \"a\")", "team"}) {
                ockam.run("policy", "create", "--at", "bob", "--resource", "outlet", "--allow", denied).succeeds();
                assertThat(WebServer.answersThrough(port)).as(denied).isFalse();
            }
            for (String allowed : new String[]{"(member? subject.role [\"alice\"])",
                "(if (exists? subject.team) (= 1 2) (> subject.role \"a\"))"}) {
                ockam.run("policy", "create", "--at", "bob", "--resource", "outlet", "--allow", allowed).succeeds();
                assertThat(WebServer.answersThrough(port, SOON)).as(allowed).isTrue();
            }
        }
    }

    @Test
    void an_expired_credential_of_the_inlets_side_ends_a_connection_that_is_open(Ockam ockam) throws IOException {
        try (WebServer web = WebServer.start()) {
            int port = portal(ockam, web, Brief.ALICE);
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.setSoTimeout((int) SOON.toMillis());
                client.getOutputStream()
                        .write("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                InputStream in = client.getInputStream();
                assertThat(in.read()).isEqualTo('H');
                assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).startsWith("TTP/1.1 200");
            }
            assertThat(WebServer.answersThrough(port)).isFalse();
            ockam.run("tcp-outlet", "show", "outlet", "--at", "bob").succeeds().showing("denies handle_message to I");
        }
    }

    @Test
    void an_expired_credential_of_the_outlets_side_ends_an_upload(Ockam ockam) throws IOException {
        try (WebServer web = WebServer.start()) {
            int port = portal(ockam, web, Brief.BOB);
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.setSoTimeout((int) SOON.toMillis());
                client.getOutputStream().write(
                        "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n the beginning"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(client.getInputStream().readAllBytes()).as("closed without an answer").isEmpty();
            }
            assertThat(WebServer.answersThrough(port)).isFalse();
            ockam.run("tcp-inlet", "list", "--at", "alice").succeeds().showing("denies handle_message to I");
        }
    }

    @Test
    void who_needs_no_credential_may_be_silent_for_longer_than_pings_may_go_unanswered(Ockam ockam)
            throws IOException {
        try (WebServer web = WebServer.start()) {
            String bob = stdout(ockam, "identity", "create", "bob");
            stdout(ockam, "identity", "create", "authority");
            ockam.run("node", "create", "server", "--identity", "authority", "--authority-identity",
                    stdout(ockam, "identity", "show", "authority", "--full", "--encoding", "hex")).succeeds();
            ockam.run("node", "create", "client", "--identity", "bob").succeeds();
            ockam.run("tcp-outlet", "create", "--at", "server", "--to", "" + web.port(), "--allow",
                    "(= subject.identifier \"" + bob + "\")").succeeds();
            String address = stdout(ockam, "tcp-inlet", "create", "--at", "client", "--to",
                    "/node/server/secure/api/service/outlet");
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.setSoTimeout(12_000);
                assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
                client.setSoTimeout((int) SOON.toMillis());
                client.getOutputStream()
                        .write("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(client.getInputStream().read()).isEqualTo('H');
            }
        }
    }
}
