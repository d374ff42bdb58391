package io.ockam.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.pressure.Source;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrayPingsTest {
    private final WorkerRuntime node = WorkerRuntime.start("n");
    private final StrayPings strays = new StrayPings(node);

    @AfterEach
    void stop() {
        node.close();
    }

    private void stray(String payload) {
        strays.accept(new LocalMessage(Route.of("outlet"), Route.of(node.app().address()),
                Payload.wrap(HexFormat.of().parseHex(payload))));
    }

    @Test
    void only_an_inlet_that_understands_reasons_is_told() {
        stray("00");
        stray("");
        stray("004f4b");
        stray("014f4b0100000100");
        stray("68656c6c6f");
        stray("004f4b0100000100");
        byte[] told = node.app().receive(Duration.ofSeconds(10)).payload().toArray();
        assertThat(told).startsWith(0x02).asString().contains("there is no outlet at outlet");
        strays.accept(new LocalMessage(Route.of("outlet"), Route.EMPTY,
                Payload.wrap(HexFormat.of().parseHex("004f4b0100000100"))));
        strays.accept(new LocalMessage(Route.of("outlet"), Route.of("nobody"),
                Payload.wrap(HexFormat.of().parseHex("004f4b0100000100"))));
        assertThat(node.list()).containsExactly(Address.local("app"));
    }

    @Test
    void who_takes_no_answers_gets_no_more_and_keeps_nobody_from_theirs() {
        List<Source> held = new ArrayList<>();
        node.exit(WorkerOptions.at(Address.local("stuck")), (_, source) -> {
            held.add(Objects.requireNonNull(source));
            held.getLast().hold();
            return Delivery.delivered();
        }, () -> {});
        for (int i = 0; i < 3; i++) {
            strays.accept(ping("stuck"));
        }
        assertThat(held).hasSize(1);
        strays.accept(ping(node.app().address().name()));
        assertThat(node.app().receive(Duration.ofSeconds(10)).payload().toArray()).startsWith(0x02);
        held.getFirst().release();
        strays.accept(ping("stuck"));
        assertThat(held).hasSize(2);
    }

    private static LocalMessage ping(String back) {
        return new LocalMessage(Route.of("outlet"), Route.of(back),
                Payload.wrap(HexFormat.of().parseHex("004f4b0100000100")));
    }
}
