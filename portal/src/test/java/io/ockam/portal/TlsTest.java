package io.ockam.portal;

import static io.ockam.portal.TestPortals.client;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.net.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A TLS server behind an outlet that speaks TLS to it, and behind one that lets the client's TLS through. */
class TlsTest {
    @TempDir
    static Path folder;

    private static SSLContext trusting;
    private static Server server;

    private final TestPortals here = new TestPortals();

    @BeforeAll
    static void serve() throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg", "EC", "-alias", "server", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
                "-storepass",
                "changeit", "-keystore", store.toString()).inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory proof = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        proof.init(keys, "changeit".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(proof.getKeyManagers(), trust.getTrustManagers(), null);
        server = Server.echo(trusting.getServerSocketFactory().createServerSocket(0, 50,
                InetAddress.getLoopbackAddress()));
    }

    @AfterAll
    static void stopServing() throws IOException {
        server.close();
    }

    @AfterEach
    void stop() {
        here.close();
    }

    private Inlet inletTo(String host, OutletOptions options) {
        here.outlet(new HostPort(host, server.address().port()), options);
        return here.inletTo("outlet");
    }

    @Test
    void an_outlet_speaks_tls_to_its_server_and_ends_in_either_direction_first() throws IOException {
        try (Socket client = client(inletTo("localhost", OutletOptions.defaults().tls(trusting)))) {
            byte[] message = "in the clear here, and a little longer".repeat(10_000).getBytes(UTF_8);
            Thread.ofVirtual().start(() -> {
                try {
                    client.getOutputStream().write(message);
                    client.shutdownOutput();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(message);
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() throws Exception {
        SSLContext strangers = SSLContext.getInstance("TLS");
        strangers.init(null, null, null);
        Inlet inlet = inletTo("localhost", OutletOptions.defaults().tls(strangers));
        try (Socket client = client(inlet)) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(inlet.statistics().lastError().orElseThrow().reason()).contains("its target cannot be reached");
    }

    @Test
    void a_certificate_for_another_name_is_refused() throws IOException {
        try (Socket client = client(inletTo("127.0.0.1", OutletOptions.defaults().tls(trusting)))) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_client_verifies_the_server_through_an_outlet_that_knows_no_tls() throws IOException {
        Inlet inlet = inletTo("localhost", OutletOptions.defaults());
        try (SSLSocket client = (SSLSocket) trusting.getSocketFactory().createSocket(client(inlet), "localhost",
                server.address().port(), true)) {
            SSLParameters parameters = client.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            client.setSSLParameters(parameters);
            client.getOutputStream().write("secret".getBytes(UTF_8));
            assertThat(new String(client.getInputStream().readNBytes(6), UTF_8)).isEqualTo("secret");
        }
    }
}
