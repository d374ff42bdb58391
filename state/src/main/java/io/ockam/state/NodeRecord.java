package io.ockam.state;

import io.ockam.state.file.RecordFormat;
import io.ockam.state.json.JsonObject;
import io.ockam.state.json.Timestamps;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code node create} was asked for, and what a restart must bring back.
 *
 * @param name the node's
 * @param created when a node of this name was first created; lists are in this order
 * @param incarnation tells the node from an earlier one of the same name, whose resources are not its own
 * @param identity the name of the node's identity; empty as long as none was needed
 * @param tcpListenerAddress where the node's listener was asked to be, {@code IP:PORT}; port 0: any free one
 * @param tcpBoundAddress where it was when the node last ran; a restart listens there again
 * @param http the HTTP endpoint
 * @param trust whom it trusts
 * @param verbosity how often {@code -v} was given
 * @param logLevel {@code trace|debug|info|warn|error}, if one was asked for
 * @param foreground whether it was to stay on the terminal; such a node has no log files
 * @param exitOnEof whether it ends with its standard input
 * @param launchConfiguration which services to start instead of the default ones
 */
public record NodeRecord(Name name, Instant created, String incarnation, Optional<String> identity,
        String tcpListenerAddress,
        Optional<String> tcpBoundAddress, HttpOption http, TrustOptions trust, int verbosity,
        Optional<String> logLevel,
        boolean foreground, boolean exitOnEof, Optional<LaunchConfiguration> launchConfiguration) {

    /** Any free port of this machine only. */
    public static final String ANY_LOCAL_PORT = "127.0.0.1:0";

    /** How it is kept in {@code node.json}. */
    public static final RecordFormat<NodeRecord> FORMAT = new RecordFormat<>("node", fields(), NodeRecord::toJson,
            NodeRecord::of);

    /** Everything as when no option was given. {@code created} and {@code incarnation} are set by {@link Nodes#create}. */
    public static NodeRecord named(Name name) {
        return new NodeRecord(name, Instant.EPOCH, "", Optional.empty(), ANY_LOCAL_PORT, Optional.empty(),
                new HttpOption.Off(),
                TrustOptions.NONE, 0, Optional.empty(), false, false, Optional.empty());
    }

    private static Set<String> fields() {
        Set<String> all = new HashSet<>(TrustOptions.FIELDS);
        all.addAll(Set.of("name", "created", "incarnation", "identity", "tcp_listener_address", "tcp_bound_address",
                "http_server_port"));
        all.addAll(Set.of("verbosity", "log_level", "foreground", "exit_on_eof", "launch_configuration"));
        return all;
    }

    private JsonObject toJson() {
        JsonObject.Builder fields = JsonObject.builder().put("name", name.value())
                .put("created", Timestamps.write(created))
                .put("incarnation", incarnation).putIfPresent("identity", identity)
                .put("tcp_listener_address", tcpListenerAddress)
                .putIfPresent("tcp_bound_address", tcpBoundAddress);
        if (http instanceof HttpOption.At(int port)) {
            fields.put("http_server_port", port);
        }
        return fields.putAll(trust.toJson()).put("verbosity", verbosity)
                .putIfPresent("log_level", logLevel)
                .put("foreground", foreground).put("exit_on_eof", exitOnEof)
                .putIfPresent("launch_configuration", launchConfiguration.map(LaunchConfiguration::text))
                .build();
    }

    private static NodeRecord of(JsonObject fields) {
        HttpOption http = fields.optionalInteger("http_server_port")
                .<HttpOption>map(_ -> new HttpOption.At(fields.integer("http_server_port", 0, 65535)))
                .orElse(new HttpOption.Off());
        return new NodeRecord(new Name(fields.text("name")), fields.required("created", Timestamps::read),
                fields.text("incarnation"),
                fields.optionalText("identity"), fields.text("tcp_listener_address"),
                fields.optionalText("tcp_bound_address"), http,
                TrustOptions.of(fields), fields.integer("verbosity", 0, 100),
                fields.optionalText("log_level"),
                fields.bool("foreground", false), fields.bool("exit_on_eof", false),
                fields.optional("launch_configuration", json -> LaunchConfiguration.parse(json.asText())));
    }

    public NodeRecord withIdentity(String value) {
        return copy(created, incarnation, Optional.of(value), tcpListenerAddress, tcpBoundAddress, http, trust);
    }

    public NodeRecord withTcpListenerAddress(String value) {
        return copy(created, incarnation, identity, value, tcpBoundAddress, http, trust);
    }

    public NodeRecord withTcpBoundAddress(String value) {
        return copy(created, incarnation, identity, tcpListenerAddress, Optional.of(value), http, trust);
    }

    public NodeRecord withHttp(HttpOption value) {
        return copy(created, incarnation, identity, tcpListenerAddress, tcpBoundAddress, value, trust);
    }

    public NodeRecord withTrust(TrustOptions value) {
        return copy(created, incarnation, identity, tcpListenerAddress, tcpBoundAddress, http, value);
    }

    public NodeRecord withLogging(int moreVerbose, Optional<String> level) {
        return new NodeRecord(name, created, incarnation, identity, tcpListenerAddress, tcpBoundAddress, http, trust,
                moreVerbose, level,
                foreground, exitOnEof, launchConfiguration);
    }

    public NodeRecord withForeground(boolean stays, boolean endsWithInput) {
        return new NodeRecord(name, created, incarnation, identity, tcpListenerAddress, tcpBoundAddress, http, trust,
                verbosity,
                logLevel, stays, endsWithInput, launchConfiguration);
    }

    public NodeRecord withLaunchConfiguration(LaunchConfiguration wanted) {
        return new NodeRecord(name, created, incarnation, identity, tcpListenerAddress, tcpBoundAddress, http, trust,
                verbosity,
                logLevel, foreground, exitOnEof, Optional.of(wanted));
    }

    NodeRecord born(Instant when, String which) {
        return copy(when, which, identity, tcpListenerAddress, tcpBoundAddress, http, trust);
    }

    private NodeRecord copy(Instant when, String which, Optional<String> whose, String asked, Optional<String> bound,
            HttpOption endpoint,
            TrustOptions trusted) {
        return new NodeRecord(name, when, which, whose, asked, bound, endpoint, trusted, verbosity, logLevel,
                foreground, exitOnEof,
                launchConfiguration);
    }
}
