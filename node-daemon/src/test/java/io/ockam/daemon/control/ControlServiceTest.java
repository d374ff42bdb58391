package io.ockam.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.control.api.Api;
import io.ockam.control.api.NodeEvent;
import io.ockam.control.api.ServiceStatus;
import io.ockam.control.api.SocketAddressRequest;
import io.ockam.control.client.ControlClient;
import io.ockam.control.client.EventStream;
import io.ockam.control.handler.ControlRouter;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.daemon.http.HttpLimits;
import io.ockam.daemon.http.HttpServer;
import io.ockam.daemon.http.LocalSockets;
import io.ockam.state.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API's own client against the server. */
class ControlServiceTest {
    private final LocalSockets sockets = new LocalSockets(true);
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final EventRing events = new EventRing();
    private final List<HttpServer> servers = new ArrayList<>();
    private ControlClient client = new ControlClient(Path.of("unset"), Duration.ZERO);

    @BeforeEach
    void serve(@TempDir Path temp) throws Exception {
        Path folder = Files.createDirectory(temp.resolve("private"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        ControlRouter router = ControlRouter.builder().on(Api.START_SERVICE, call -> call.body())
                .on(Api.TCP_LISTENER, _ -> {
                    throw new OckamException(ErrorCode.NOT_FOUND, "no such listener", "look again", null);
                }).on(Api.CREATE_TCP_LISTENER, _ -> {
                    throw new IllegalStateException("secret");
                }).on(Api.WORKERS, _ -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        cancelled.countDown();
                        throw new OckamException(ErrorCode.CANCELLED, "cancelled", e);
                    }
                    return List.of();
                }).onEvents(events).build(_ -> {});
        servers.add(sockets.listen(folder.resolve("s"), new ControlService(router), HttpLimits.CONTROL));
        client = new ControlClient(folder.resolve("s"), Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        servers.forEach(HttpServer::close);
        sockets.close();
    }

    private ServiceStatus start(String name) {
        return client.call(Api.START_SERVICE, new ServiceStatus(name, "hop"));
    }

    @Test
    void a_request_is_answered() {
        assertThat(start("é /")).isEqualTo(new ServiceStatus("é /", "hop"));
    }

    @Test
    void a_failure_arrives_with_code_text_and_hint() {
        assertThatThrownBy(() -> client.call(Api.TCP_LISTENER, "127.0.0.1:1"))
                .isInstanceOfSatisfying(OckamException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
                    assertThat(e.hint()).isEqualTo("look again");
                }).hasMessage("no such listener");
    }

    @Test
    void our_own_mistake_tells_nothing_of_our_inside() {
        assertThatThrownBy(() -> client.call(Api.CREATE_TCP_LISTENER, new SocketAddressRequest("x")))
                .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
                .hasMessageNotContaining("secret");
    }

    @Test
    void an_unknown_path_is_told_so() {
        assertThatThrownBy(() -> client.call(Api.NODE)).hasMessage("Invalid endpoint: GET /v1/node");
    }

    @Test
    void a_handler_that_hangs_is_cancelled_with_its_deadline_and_holds_up_nobody() throws Exception {
        assertThatThrownBy(() -> client.within(Duration.ofMillis(100)).call(Api.WORKERS))
                .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
        assertThat(start("x").addr()).isEqualTo("x");
        cancelled.await();
    }

    @Test
    void events_come_as_they_happen() throws Exception {
        try (EventStream stream = client.events()) {
            Semaphore stop = new Semaphore(0);
            Thread publisher = Thread.ofVirtual().start(() -> {
                while (!stop.tryAcquire()) {
                    events.publish("tick", JsonObject.builder().put("n", 1).build());
                    Thread.onSpinWait();
                }
            });
            NodeEvent first = stream.next().orElseThrow();
            NodeEvent second = stream.next().orElseThrow();
            stop.release();
            publisher.join();
            assertThat(first.kind()).isIn("tick", NodeEvent.MISSED);
            assertThat(second.id()).isGreaterThan(first.id());
        }
    }
}
