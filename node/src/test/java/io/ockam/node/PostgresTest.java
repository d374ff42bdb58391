package io.ockam.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.net.HostPort;
import io.ockam.node.Crossing.Way;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/**
 * A real server and its real driver, through inlet, secure channel and outlet, and perhaps a relay. {@code -Dockam.soak.postgres=100}:
 * megabytes to copy.
 */
@ParameterizedClass
@EnumSource
class PostgresTest {
    private static final int MEGABYTES = Integer.getInteger("ockam.soak.postgres", 10);
    private static final int CLIENTS = 50;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path data;

    private static EmbeddedPostgres server;

    private final Way way;
    private Crossing crossing;

    PostgresTest(Way way) {
        this.way = way;
    }

    @BeforeAll
    static void serve() throws IOException {
        server = start(builder -> builder);
    }

    /** Over the same files, however often. */
    private static EmbeddedPostgres start(UnaryOperator<EmbeddedPostgres.Builder> with) throws IOException {
        return with.apply(EmbeddedPostgres.builder().setServerConfig("max_connections", "100").setDataDirectory(data)
                .setCleanDataDirectory(false)).start();
    }

    @BeforeEach
    void connect() {
        crossing = Crossing.to(new HostPort("127.0.0.1", server.getPort()), way);
    }

    @AfterEach
    void disconnect() {
        crossing.close();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private Connection client() throws SQLException {
        return DriverManager
                .getConnection("jdbc:postgresql://" + crossing.address() + "/postgres?user=postgres");
    }

    private static long number(Connection client, String query) throws SQLException {
        try (Statement statement = client.createStatement(); ResultSet result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getLong(1);
        }
    }

    @Test
    void bulk_is_copied_in_and_out_whole() throws Exception {
        String row = "x".repeat(1023) + "\n";
        long rows = MEGABYTES * 1024L;
        try (Connection client = client(); Statement statement = client.createStatement()) {
            statement.execute("create temporary table bulk (line text)");
            Reader lines = new StringReader(row.repeat((int) rows));
            assertThat(client.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bulk from stdin", lines))
                    .isEqualTo(rows);
            assertThat(number(client, "select sum(length(line)) from bulk")).isEqualTo(rows * 1023);
            StringWriter out = new StringWriter();
            client.unwrap(PGConnection.class).getCopyAPI().copyOut("copy bulk to stdout", out);
            assertThat(out.getBuffer().length()).isEqualTo((int) rows * 1024);
        }
    }

    @Test
    void fifty_clients_work_at_once() throws Exception {
        try (Connection client = client(); Statement statement = client.createStatement()) {
            statement.execute("create table counted (n int)");
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    try (Connection client = client(); Statement statement = client.createStatement()) {
                        for (int each = 0; each < 20; each++) {
                            statement.execute("insert into counted values (" + number + ")");
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        try (Connection client = client()) {
            assertThat(number(client, "select count(*) from counted")).isEqualTo(CLIENTS * 20);
            client.createStatement().execute("drop table counted");
        }
    }

    @Test
    void a_query_is_cancelled_by_a_second_connection_as_the_driver_does() throws Exception {
        try (Connection client = client(); Statement statement = client.createStatement()) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    statement.execute("select pg_sleep(600)");
                    failure.complete(new AssertionError("it was not cancelled"));
                } catch (SQLException e) {
                    failure.complete(e);
                }
            });
            try (Connection other = client()) {
                while (number(other,
                        "select count(*) from pg_stat_activity where query like 'select pg_sleep%'") == 0) {
                    Thread.onSpinWait();
                }
            }
            statement.cancel();
            assertThat(failure.get()).hasMessageContaining("canceling statement");
            assertThat(number(client, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void a_server_that_ends_a_session_is_seen_by_its_client_and_the_next_one_connects() throws Exception {
        try (Connection client = client(); Connection killer = client()) {
            long pid = number(client, "select pg_backend_pid()");
            number(killer, "select count(*) from (select pg_terminate_backend(" + pid + ")) as gone");
            assertThatThrownBy(() -> number(client, "select 1")).isInstanceOf(SQLException.class);
        }
        try (Connection again = client()) {
            assertThat(again.isValid((int) SOON.toSeconds())).isTrue();
        }
    }

    @Test
    void a_restart_of_the_server_is_survived_by_the_inlet_and_clients_connect_anew() throws Exception {
        int port = server.getPort();
        try (Connection client = client()) {
            assertThat(number(client, "select 1")).isEqualTo(1);
            server.close();
            assertThatThrownBy(() -> number(client, "select 1")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(this::client).as("nobody listens").isInstanceOf(SQLException.class);
        server = start(builder -> builder.setPort(port));
        try (Connection again = client()) {
            assertThat(number(again, "select 1")).isEqualTo(1);
        }
    }
}
