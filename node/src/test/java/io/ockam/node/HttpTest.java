package io.ockam.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.node.Crossing.Way;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real HTTP client and a real server with an inlet, a secure channel and an outlet between them, and perhaps a relay. */
class HttpTest {
    private static final int BULK = 8 << 20;
    private static final int SIDE_BY_SIDE = 40;
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    /** Asks at an inlet. */
    private record Asking(HttpClient client, String base) {
        HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        }

        HttpResponse<byte[]> get(int bytes) throws IOException, InterruptedException {
            return client.send(request("/" + bytes).build(), BodyHandlers.ofByteArray());
        }

        CompletableFuture<HttpResponse<byte[]>> getMeanwhile(int bytes) {
            return client.sendAsync(request("/" + bytes).build(), BodyHandlers.ofByteArray());
        }

        /** A body whose length the client does not know: in chunks with HTTP/1.1, in frames with HTTP/2. */
        String upload(byte[] body) throws IOException, InterruptedException {
            HttpRequest post = request("/").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                    .build();
            return client.send(post, BodyHandlers.ofString()).body();
        }
    }

    @ParameterizedTest
    @CsvSource({"STRAIGHT, HTTP_1_1", "STRAIGHT, HTTP_2", "RELAYED, HTTP_1_1", "RELAYED, HTTP_2"})
    void requests_one_after_the_other_share_a_connection_and_bulk_goes_both_ways(Way way, Version version)
            throws Exception {
        try (HttpPeer server = HttpPeer.plain();
                Crossing crossing = Crossing.to(server.address(), way);
                HttpClient client = HttpClient.newBuilder().version(version).build()) {
            ask(new Asking(client, "http://" + crossing.address()), version, server);
        }
    }

    /** The client's own TLS goes through: it verifies the certificate of the server, not of anybody between. */
    @ParameterizedTest
    @CsvSource({"STRAIGHT, HTTP_1_1", "RELAYED, HTTP_2"})
    void a_client_verifies_the_server_at_the_other_end(Way way, Version version) throws Exception {
        KeyStore keys = selfSigned();
        KeyManagerFactory proof = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        proof.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
        try (HttpPeer server = HttpPeer.secured(proof);
                Crossing crossing = Crossing.to(server.address(), way);
                HttpClient client = HttpClient.newBuilder().version(version).sslContext(trusting).build();
                HttpClient stranger = HttpClient.newBuilder().version(version).build()) {
            String base = "https://localhost:" + crossing.address().port();
            ask(new Asking(client, base), version, server);
            assertThatThrownBy(() -> new Asking(stranger, base).get(1)).isInstanceOf(SSLException.class);
        }
    }

    private KeyStore selfSigned() throws Exception {
        Path store = folder.resolve("store.p12");
        assertThat(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keyalg", "EC", "-alias", "server", "-dname", "CN=localhost", "-ext",
                "san=dns:localhost", "-storepass", PASSWORD, "-keystore", store.toString()).inheritIO().start()
                .waitFor()).isZero();
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static void ask(Asking asking, Version version, HttpPeer server) throws Exception {
        for (int i = 0; i < 20; i++) {
            HttpResponse<byte[]> answer = asking.get(i * 100);
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.body()).hasSize(i * 100);
        }
        byte[] bulk = new byte[BULK];
        new Random(BULK).nextBytes(bulk);
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bulk));
        assertThat(asking.upload(bulk)).isEqualTo(hash + " in pieces");
        assertThat(asking.get(BULK).body()).hasSize(BULK);
        assertThat(server.connections()).as("kept alive").isEqualTo(1);

        Stream<CompletableFuture<HttpResponse<byte[]>>> together = Stream
                .generate(() -> asking.getMeanwhile(100_000)).limit(SIDE_BY_SIDE);
        assertThat(together.toList()).allSatisfy(answer -> assertThat(answer.join().body()).hasSize(100_000));
        if (version == Version.HTTP_2) {
            assertThat(server.connections()).as("streams of one connection").isEqualTo(1);
        }
    }
}
