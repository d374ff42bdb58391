package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Portals, relays and policies that the disk refuses, or whose node is killed while they are made: they are there as a whole or not at all. */
@ExtendWith(OckamExtension.class)
class HalfMadeTest {
    private static final String POLICY = "(= subject.has_credential true)";
    private static final List<List<String>> CREATIONS = List.of(
            List.of("tcp-outlet", "create", "--to", "5000", "--allow", POLICY),
            List.of("tcp-inlet", "create", "--to", "/ip4/127.0.0.1/tcp/1/service/outlet", "--alias", "web", "--allow",
                    POLICY, "--no-connection-wait"),
            List.of("relay", "create", "blue", "--at", "/ip4/127.0.0.1/tcp/1", "--allow", POLICY,
                    "--no-connection-wait"),
            List.of("policy", "create", "--resource", "db", "--allow", POLICY));

    /** Fails to create each thing for {@code why}, of which nothing is there then, also not after the node is started again. */
    private static void allFail(Ockam ockam, String why) {
        for (List<String> creation : CREATIONS) {
            ockam.run(creation.toArray(String[]::new)).exits(70).reporting(why).withoutStackTrace();
        }
        nothingIsThere(ockam);
    }

    private static void nothingIsThere(Ockam ockam) {
        for (String noun : List.of("tcp-outlet", "tcp-inlet", "relay")) {
            ockam.run(noun, "list").succeeds().printing("[]");
        }
        assertThat(ockam.run("policy", "list", "--output", "json").succeeds().json()).as("those of the types")
                .hasSize(7);
    }

    private static void allSucceed(Ockam ockam) {
        for (List<String> creation : CREATIONS) {
            ockam.run(creation.toArray(String[]::new)).succeeds();
        }
    }

    @Test
    void what_a_full_disk_refuses_is_not_there(Ockam ockam) throws IOException {
        try (SmallDisk disk = SmallDisk.mount(ockam)) {
            Ockam small = disk.home();
            small.run("node", "create", "n1").succeeds();
            disk.fill();
            allFail(small, "No space left");
            disk.free();
            small.node("n1").kill9();
            small.run("node", "start", "n1").succeeds();
            nothingIsThere(small);
            allSucceed(small);
        }
    }

    @Test
    void what_a_read_only_folder_refuses_is_neither_made_nor_deleted(Ockam ockam) throws IOException {
        try (SmallDisk disk = SmallDisk.mount(ockam)) {
            Ockam small = disk.home();
            small.run("node", "create", "n1").succeeds();
            Path resources = small.node("n1").state().resolve("resources");
            disk.protect(resources);
            allFail(small, "Read-only file system");
            disk.unprotect(resources);
            allSucceed(small);

            disk.protect(resources);
            small.run("tcp-outlet", "delete", "outlet", "--yes").exits(70).reporting("Read-only file system");
            small.run("policy", "delete", "db", "--yes").exits(70).reporting("Read-only file system");
            small.run("tcp-outlet", "list").succeeds().showing("/service/outlet");
            small.run("policy", "list").succeeds().showing("db");
        }
    }

    @Test
    void a_node_that_is_killed_while_it_makes_things_has_each_with_its_policy_or_not_at_all(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        for (int round = 0; round < 3; round++) {
            int from = round * 4;
            int enough = 2 * round;
            List<Started> creators = IntStream.range(from, from + 4).mapToObj(i -> ockam.start("tcp-outlet", "create",
                    "--to", "5000", "--from", "o" + i, "--allow", POLICY)).toList();
            ProcessHandle process = ockam.node("n1").process();
            Processes.await("some records", () -> records(ockam) > enough || creators.stream()
                    .noneMatch(creator -> creator.process().isAlive()));
            Processes.end(process);
            creators.forEach(Started::finished);
            ockam.run("node", "start", "n1").succeeds();
            assertThat(names(ockam, "policy", "/resource")).containsExactlyInAnyOrderElementsOf(
                    names(ockam, "service", "/addr"));
        }
    }

    private static long records(Ockam ockam) {
        return ockam.files().stream().filter(file -> file.contains("/resources/") && file.endsWith(".json")).count();
    }

    /** Those that begin with {@code o} and a number. */
    private static List<String> names(Ockam ockam, String noun, String field) {
        List<String> names = new ArrayList<>();
        for (JsonNode each : ockam.run(noun, "list", "--output", "json").succeeds().json()) {
            names.add(each.at(field).asText());
        }
        return names.stream().filter(name -> name.matches("o[0-9]+")).toList();
    }
}
