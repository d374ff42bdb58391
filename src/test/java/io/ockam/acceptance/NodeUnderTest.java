package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** One node of a test's home, seen from outside. */
record NodeUnderTest(Ockam ockam, String name) {

    /** {@code ockam node show --output json}. */
    JsonNode show() {
        return ockam.run("node", "show", name, "--output", "json").succeeds().json();
    }

    /** The port of its TCP listener. */
    int port() {
        String route = show().at("/route/verbose").asText();
        assertThat(route).startsWith("/dnsaddr/localhost/tcp/");
        return Integer.parseInt(route.substring(route.lastIndexOf('/') + 1));
    }

    long pid() {
        return show().at("/pid").asLong();
    }

    ProcessHandle process() {
        return ProcessHandle.of(pid()).orElseThrow();
    }

    /** Kills its process with SIGKILL. */
    void kill9() {
        Processes.end(process());
    }

    /** Its folder of records. */
    Path state() {
        return ockam.home().resolve("state/nodes").resolve(name);
    }

    /** Its folder of logs. */
    Path logs() {
        return ockam.home().resolve("nodes").resolve(name);
    }
}
