package io.ockam.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ockam.core.net.HostPort;
import io.ockam.node.Crossing.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * OpenSSH's client and server with a portal between them, where Debian's {@code openssh-server} is installed. The server runs as the user
 * of the test, with keys of its own.
 */
class SshTest {
    private static final Path SERVER = Path.of("/usr/sbin/sshd");
    private static final int BULK = 8 << 20;

    @TempDir
    Path folder;

    private Process server;
    private int port;

    @BeforeEach
    void serve() throws Exception {
        assumeTrue(Files.isExecutable(SERVER) && Files.isExecutable(Path.of("/usr/bin/scp")), "OpenSSH is installed");
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // which the service makes when it starts
        }
        for (String key : List.of("host", "user")) {
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file(key));
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PermitRootLogin yes
                PasswordAuthentication no
                StrictModes no
                UsePAM no
                PidFile none
                Subsystem sftp internal-sftp
                """.formatted(port, file("host"), file("user.pub")));
        server = new ProcessBuilder(SERVER.toString(), "-D", "-e", "-f", file("config"))
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        awaitServer();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void awaitServer() throws IOException {
        while (server.isAlive()) {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (probe.getInputStream().read() == 'S') {
                    return;
                }
            } catch (IOException _) {
                LockSupport.parkNanos(10_000_000); // it does not listen yet
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("log")));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.destroy();
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** The client checks the server's key, so it knows whom it has reached through the portal. */
    private String[] client(String program, String portOption, int inlet, String... rest) {
        List<String> command = new ArrayList<>(List.of(program, "-F", "none", portOption, "" + inlet, "-i",
                file("user"), "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=yes",
                "-o",
                "UserKnownHostsFile=" + file("known")));
        command.addAll(List.of(rest));
        return command.toArray(String[]::new);
    }

    @ParameterizedTest
    @EnumSource
    void a_command_runs_and_files_are_copied_there_and_back(Way way) throws Exception {
        try (Crossing crossing = Crossing.to(new HostPort("127.0.0.1", port), way)) {
            int inlet = crossing.address().port();
            Files.writeString(folder.resolve("known"),
                    "[127.0.0.1]:" + inlet + " " + Files.readString(folder.resolve("host.pub")));
            String there = System.getProperty("user.name") + "@127.0.0.1";
            assertThat(run(client("ssh", "-p", inlet, there, "echo", "hello"))).isEqualTo("hello\n");

            byte[] bulk = new byte[BULK];
            new Random(BULK).nextBytes(bulk);
            Files.write(folder.resolve("here"), bulk);
            run(client("scp", "-P", inlet, file("here"), there + ":" + file("there")));
            run(client("scp", "-P", inlet, there + ":" + file("there"), file("back")));
            assertThat(Files.mismatch(folder.resolve("here"), folder.resolve("there"))).isEqualTo(-1);
            assertThat(Files.mismatch(folder.resolve("here"), folder.resolve("back"))).isEqualTo(-1);
        }
    }
}
