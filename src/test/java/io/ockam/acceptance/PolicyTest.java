package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code policy}, {@code relay}, and what policies do to portals. */
@ExtendWith(OckamExtension.class)
class PolicyTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void policies_of_types_and_of_resources_are_made_shown_and_deleted(Ockam ockam) {
        ockam.run("policy", "create", "--resource", "tcp-outlet", "--expression",
                "(= subject.component \"global_value\")").succeeds();
        ockam.run("policy", "show", "tcp-outlet").succeeds().showing("tcp-outlet",
                "(= subject.component \\\"global_value\\\")");
        ockam.run("policy", "create", "--resource-type", "tcp-outlet", "--allow", "a").succeeds();
        ockam.run("policy", "show", "tcp-outlet").succeeds().json("/expression", "(= subject.a \"true\")");
        ockam.run("policy", "delete", "tcp-outlet", "-y").succeeds();
        ockam.run("policy", "show", "tcp-outlet").succeeds().printing("[]");

        ockam.run("policy", "create", "--resource", "my_policy", "--allow", "component.db or component.web").succeeds();
        ockam.run("policy", "show", "my_policy").succeeds().showing("\"expression\": "
                + "\"(or (= subject.component.db \\\"true\\\") (= subject.component.web \\\"true\\\"))\"");
        ockam.run("policy", "list").succeeds().json("/0/resource", "my_policy").json("/1/resource", "echoer");
        ockam.run("policy", "delete", "my_policy", "-y").succeeds();
        ockam.run("policy", "show", "my_policy").succeeds().printing("[]");
    }

    @Test
    void what_is_no_expression_is_refused_with_the_place(Ockam ockam) {
        ockam.run("policy", "create", "--resource", "r", "--allow", "component.db or").isRefusedAsUsage()
                .reporting("invalid value 'component.db or'")
                .reporting("successfully parsed: `component.db`, but ` or` cannot be parsed")
                .reporting("   component.db or\n               ^");
        ockam.run("policy", "unknown").isRefusedAsUsage();
        ockam.run("policy", "create", "--allow", "a").failsSaying("Resource or resource type must be provided");
    }

    @Test
    void an_outlet_admits_only_the_identity_that_its_policy_names(Ockam ockam) throws Exception {
        try (WebServer web = WebServer.start()) {
            ockam.run("node", "create", "n").succeeds();
            String alt = ockam.run("identity", "create", "alt").succeeds().stdout();
            ockam.run("tcp-outlet", "create", "--at", "n", "--to", "" + web.port(), "--allow",
                    "(= subject.identifier \"" + alt + "\")").succeeds();
            assertThat(WebServer.answersThrough(inlet(ockam, "--to", "/node/n/service/outlet"))).isFalse();
            assertThat(WebServer.answersThrough(inlet(ockam, "--to", "/node/n/secure/api/service/outlet"))).isFalse();
            int allowed = inlet(ockam, "--to", "/node/n/secure/api/service/outlet", "--identity", "alt");
            assertThat(WebServer.answersThrough(allowed, SOON)).isTrue();

            ockam.run("policy", "create", "--at", "n", "--resource", "outlet", "--allow", "(= 1 2)").succeeds();
            assertThat(WebServer.answersThrough(allowed)).isFalse();
            ockam.run("tcp-outlet", "show", "outlet", "--at", "n").succeeds()
                    .showing("the policy of tcp-outlet outlet denies handle_message to " + alt + ": (= 1 2) is false");
        }
    }

    @Test
    void a_denial_is_told_to_who_watches_and_is_in_both_logs_with_policy_and_identity(Ockam ockam) throws Exception {
        try (WebServer web = WebServer.start()) {
            ockam.run("node", "create", "n").succeeds();
            String alt = ockam.run("identity", "create", "alt").succeeds().stdout();
            ockam.run("node", "create", "server").succeeds();
            ockam.run("tcp-outlet", "create", "--at", "server", "--to", "" + web.port(), "--allow", "sales").succeeds();
            Started watching = ockam.start("node", "watch", "server");
            watching.shows("Watching node server");
            int denied = inlet(ockam, "--to", "/node/server/secure/api/service/outlet", "--identity", "alt");
            assertThat(WebServer.answersThrough(denied)).isFalse();
            watching.shows("secure-channel.opened").shows("outlet.denied").signal("TERM").finished();
            String why = "the policy of tcp-outlet outlet denies handle_message to " + alt
                    + ": (= subject.sales \"true\") fails: unbound identifier: subject.sales";
            for (String node : new String[]{"n", "server"}) {
                assertThat(Path.of(ockam.run("node", "logs", node).succeeds().stdout())).content().contains(why);
            }
        }
    }

    @Test
    void a_relay_with_a_policy_lets_only_those_through_whom_it_names(Ockam ockam) throws Exception {
        try (WebServer web = WebServer.start()) {
            ockam.run("node", "create", "n").succeeds();
            String alt = ockam.run("identity", "create", "alt").succeeds().stdout();
            ockam.run("node", "create", "relay").succeeds();
            ockam.run("node", "create", "server").succeeds();
            ockam.run("tcp-outlet", "create", "--at", "server", "--to", "" + web.port()).succeeds();
            ockam.run("relay", "create", "blue", "--at", "/node/relay", "--to", "server", "--allow", "sales or")
                    .isRefusedAsUsage().reporting("invalid value 'sales or'");
            ockam.run("relay", "create", "blue", "--at", "/node/relay", "--to", "server", "--allow",
                    "(= subject.identifier \"" + alt + "\")").succeeds();
            String through = "/node/relay/service/forward_to_blue/secure/api/service/outlet";
            assertThat(WebServer.answersThrough(inlet(ockam, "--to", through))).isFalse();
            assertThat(WebServer.answersThrough(inlet(ockam, "--to", through, "--identity", "alt"), SOON)).isTrue();
            ockam.run("message", "send", "--timeout", "1", "hello", "--to",
                    "/node/relay/service/forward_to_blue/service/uppercase").failsSaying("timeout");
        }
    }

    private static int inlet(Ockam ockam, String... options) {
        String[] command = new String[options.length + 4];
        System.arraycopy(new String[]{"tcp-inlet", "create", "--at", "n"}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        String address = ockam.run(command).succeeds().stdout();
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    @Test
    void relays_are_made_used_listed_shown_and_deleted(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        ockam.run("relay", "create", "blue", "--at", "/node/n1", "--to", "/node/n2").succeeds()
                .printing("/service/forward_to_blue");
        ockam.run("message", "send", "--timeout", "5", "hello", "--to",
                "/node/n1/service/forward_to_blue/service/uppercase").succeeds().printing("HELLO");
        ockam.shell("ockam relay create --at /node/n1 --to /node/n2"
                + " | ockam message send piped --to /node/n1/-/service/uppercase").succeeds().printing("PIPED");

        ockam.run("relay", "list", "--to", "/node/n2", "--output", "json").succeeds().showing(
                "\"remote_address\": \"forward_to_blue\"", "\"remote_address\": \"forward_to_default\"");
        ockam.run("relay", "list", "--to", "/node/n1").succeeds().printing("[]");
        ockam.run("relay", "show", "blue", "--at", "/node/n2", "--output", "json").succeeds()
                .printingSomethingLike("\"relay_route\".* => 0#forward_to_blue")
                .showing("\"remote_address\": \"/service/forward_to_blue\"", "\"worker_address\": \"/service/");
        ockam.run("relay", "show", "red", "--at", "/node/n2").failsSaying("not found");
        ockam.run("relay", "show", "--at", "n2").failsSaying("No relay name provided");
        ockam.run("node", "show", "n2", "--jq", "[.relays[].name]", "--compact-output").succeeds()
                .printing("[\"blue\",\"default\"]");
        ockam.run("relay", "delete", "-y", "blue", "--at", "/node/n2").succeeds();
        ockam.run("relay", "list", "--to", "n2").succeeds().notShowing("blue").showing("forward_to_default");
        ockam.run("relay", "delete", "-y", "blue", "--at", "/node/n2").failsSaying("not found");
        ockam.run("relay", "create", "blue", "--at", "/node/n1", "--to", "/node/n2").succeeds()
                .printing("/service/forward_to_blue");
    }
}
