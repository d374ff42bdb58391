package io.ockam.state;

import io.ockam.state.file.RecordFormat;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import io.ockam.state.process.ProcessIdentity;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A node's process, written by itself when it starts and again when it is ready to answer; removed when it ends in order.
 *
 * @param process which process
 * @param ready whether it has all its addresses and answers
 * @param tcpAddress where its TCP listener is, {@code IP:PORT}
 * @param httpAddress where its HTTP endpoint is, if it has one
 * @param controlSocket the domain socket on which it answers
 * @param version of the build that runs there
 */
public record ProcessRecord(ProcessIdentity process, boolean ready, Optional<String> tcpAddress,
        Optional<String> httpAddress, Path controlSocket,
        String version) {

    /** How it is kept in {@code process.json}. */
    public static final RecordFormat<ProcessRecord> FORMAT = new RecordFormat<>("process",
            Set.of("pid", "ready", "start_ticks", "boot_id", "started", "tcp_address", "http_address", "control_socket",
                    "version"),
            ProcessRecord::toJson, ProcessRecord::of);

    private JsonObject toJson() {
        return JsonObject.builder().putAll(process.toJson()).put("ready", ready).putIfPresent("tcp_address", tcpAddress)
                .putIfPresent("http_address", httpAddress).put("control_socket", controlSocket.toString())
                .put("version", version).build();
    }

    private static ProcessRecord of(JsonObject fields) {
        try {
            return new ProcessRecord(ProcessIdentity.of(fields), fields.bool("ready"),
                    fields.optionalText("tcp_address"), fields.optionalText("http_address"),
                    Path.of(fields.text("control_socket")), fields.text("version"));
        } catch (InvalidPathException e) {
            throw new JsonException("control_socket: not a path", e);
        }
    }
}
