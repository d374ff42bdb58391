package io.ockam.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.runtime.WorkerRuntime;
import java.time.Duration;
import java.util.HexFormat;
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
}
