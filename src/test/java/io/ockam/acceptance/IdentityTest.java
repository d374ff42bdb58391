package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code identity}, and the identities of nodes. */
@ExtendWith(OckamExtension.class)
class IdentityTest {
    private static final String IDENTIFIER = "^I[0-9a-f]{64}$";
    /** Two commands at once a core are busy enough; {@code -Dockam.full} for a hundred. */
    private static final int AT_ONCE = Boolean.getBoolean("ockam.full") ? 100 : 12;

    @Test
    void an_identity_is_made_with_what_it_needs_and_shown(Ockam ockam) {
        String identifier = ockam.run("identity", "create", "i").succeeds().printingSomethingLike(IDENTIFIER)
                .reporting("""
                            This Identity needs a Vault to store its secrets.
                            There is no default Vault on this machine, creating one...
                          ✔ Created a new Vault named default.
                          ✔ Marked this new Vault as your default Vault, on this machine.

                          ✔ Generated a new Identity named i.
                        """).reporting("  ✔ Marked i as your default Identity, on this machine.\n\n").stdout();
        ockam.run("identity", "show", "i").succeeds().printing(identifier).quietly();
        ockam.run("identity", "show").succeeds().printing(identifier);
        ockam.run("identity", "show", "i", "--output", "json").succeeds().json("/identifier", identifier);
        ockam.run("identity", "show", "i", "--full").succeeds().showing("Identifier: " + identifier,
                "  Change[0]:\n    identifier:              " + identifier.substring(1),
                "    primary_public_key:      EdDSACurve25519: ", "    revoke_all_purpose_keys: false");
        ockam.run("identity", "show", "i", "--full", "--output", "json").succeeds()
                .json("/changes/0/identifier", identifier.substring(1));
        ockam.run("identity", "create", "i", "--output", "json").succeeds().json("/identifier", identifier).quietly();
        ockam.run("identity", "create").succeeds().printingSomethingLike(IDENTIFIER);
        ockam.run("identity", "show", "nobody").failsSaying("no identifier found with name nobody");
        ockam.run("identity", "show", "i", "--encoding", "hex").isRefusedAsUsage();
    }

    @Test
    void identities_are_listed_and_deleted(Ockam ockam) {
        ockam.run("identity", "list").succeeds().printing("[]");
        ockam.run("identity", "delete").succeeds().printing("[]");
        ockam.run("identity", "show").failsSaying("no default identifier found");
        ockam.run("identity", "create", "i1").succeeds();
        ockam.run("identity", "create", "i2").succeeds();
        ockam.run("identity", "list").succeeds().showing("\"i1\"", "\"i2\"", "\"vault_name\": \"default\"");
        ockam.run("identity", "delete", "i1", "--yes").succeeds().printing("i1");
        ockam.run("identity", "delete", "i1", "--yes").failsSaying("The identity i1 was not found");
        ockam.run("identity", "list").succeeds().notShowing("i1").json("/0/is_default", "true");
        ockam.run("identity", "delete", "--all", "--yes").succeeds();
        ockam.run("identity", "list", "--output", "json").succeeds().printing("[]");
    }

    @Test
    void the_first_identity_is_the_default_until_another_is_chosen(Ockam ockam) {
        ockam.run("identity", "create", "i1").succeeds();
        ockam.run("identity", "default").succeeds().showing("The name of the default identity is 'i1'");
        ockam.run("identity", "default", "i1").failsSaying("The identity named 'i1' is already the default");
        ockam.run("identity", "create", "i2").succeeds();
        ockam.run("identity", "default", "i2").succeeds().printing("i2");
        ockam.run("identity", "default", "i3").failsSaying("no identifier found with name i3");
        ockam.run("identity", "delete", "i2", "--yes").succeeds();
        ockam.run("identity", "default").succeeds().showing("'i1'");
    }

    @Test
    void a_history_that_was_shown_can_be_imported_and_shown_again(Ockam ockam) {
        String identifier = ockam.run("identity", "create", "i").succeeds().stdout();
        String hex = ockam.run("identity", "show", "--full", "--encoding", "hex").succeeds().stdout();
        ockam.run("identity", "show", "--full", "--encoding", "hex", "--output", "json").succeeds()
                .json("/encoded", hex);
        ockam.run("identity", "create", "j", "--identity", hex).failsSaying("it is named i");
        ockam.run("identity", "delete", "--all", "--yes").succeeds();
        ockam.run("identity", "create", "--identity", hex).succeeds()
                .showing("Identity imported successfully with name ");
        ockam.run("identity", "show", "--full", "--encoding", "hex").succeeds().printing(hex);
        ockam.run("identity", "show").succeeds().printing(identifier);
    }

    @Test
    void what_is_no_valid_history_is_refused_and_changes_nothing(Ockam ockam) {
        ockam.run("identity", "create", "i").succeeds();
        String hex = ockam.run("identity", "show", "--full", "--encoding", "hex").stdout();
        List<String> before = ockam.files();
        int inSignature = hex.length() - 40; // a changed key might be no point of the curve, which is told in other words
        String tampered = hex.substring(0, inSignature) + (hex.charAt(inSignature) == '0' ? '1' : '0')
                + hex.substring(inSignature + 1);
        ockam.run("identity", "create", "j", "--identity", tampered).failsSaying("is wrong").withoutStackTrace();
        for (String bad : List.of("", "zz", "8", hex.substring(2), hex.substring(0, 60), "80")) {
            Run refused = ockam.run("identity", "create", "j", "--identity", bad).withoutStackTrace();
            assertThat(refused.exit()).as(bad).isIn(64, 70);
            assertThat(refused.stdout()).isEmpty();
        }
        ockam.run("identity", "create", "j!").failsSaying("The name 'j!' is not valid");
        ockam.run("identity", "create", "j", "--key-id", "k").failsSaying("Vault default is not a KMS vault");
        assertThat(ockam.files()).isEqualTo(before);
    }

    @Test
    void a_rotation_keeps_the_identifier_and_forgets_the_old_key(Ockam ockam) throws IOException {
        String identifier = ockam.run("identity", "create", "i").succeeds().stdout();
        String before = Files.readString(ockam.home().resolve("state/vaults/default.keys.json"));
        ockam.run("identity", "rotate", "i").succeeds().printing(identifier).quietly();
        ockam.run("identity", "show", "i").succeeds().printing(identifier);
        ockam.run("identity", "show", "i", "--full").succeeds().showing("Change[0]:", "Change[1]:");
        String after = Files.readString(ockam.home().resolve("state/vaults/default.keys.json"));
        assertThat(after).hasSameSizeAs(before).isNotEqualTo(before);
        ockam.run("identity", "rotate", "j").failsSaying("no identifier found with name j");
    }

    @Test
    void an_identity_goes_to_another_home_with_its_key_after_a_warning(Ockam ockam) throws IOException {
        Path file = ockam.scratch().resolve("alice.identity");
        String identifier = ockam.run("identity", "create", "alice").succeeds().stdout();
        ockam.run("identity", "export", "alice", "--to", file.toString()).failsSaying("Use --yes to confirm")
                .reporting("The secret key of alice leaves its vault");
        assertThat(file).doesNotExist();
        ockam.run("identity", "export", "alice", "--to", file.toString(), "--yes").succeeds()
                .printing(file.toString()).reporting("The secret key of alice leaves its vault");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        ockam.run("identity", "export", "alice", "--to", file.toString(), "--yes").failsSaying("already");

        Ockam other = ockam.at(ockam.scratch().resolve("other"));
        other.run("identity", "import", "bob", "--from", file.toString()).succeeds().printing(identifier)
                .reporting("still holds the secret key");
        other.run("credential", "issue", "--as", "bob", "--for", identifier).succeeds();
        other.run("identity", "import", "carol", "--from", file.toString()).failsSaying("it is named bob");
        other.run("credential", "issue", "--as", "bob", "--for", identifier).succeeds();
        Files.writeString(file, Files.readString(file).replace("\"secret_key\": \"", "\"secret_key\": \"0"));
        ockam.at(ockam.scratch().resolve("third")).run("identity", "import", "--from", file.toString())
                .failsSaying("secret_key: not what an exported identity has there");
    }

    @Test
    void of_an_identity_without_its_key_only_the_history_can_be_had(Ockam ockam) {
        ockam.run("identity", "create", "i").succeeds();
        String hex = ockam.run("identity", "show", "i", "--full", "--encoding", "hex").stdout();
        Ockam other = ockam.at(ockam.scratch().resolve("other"));
        other.run("identity", "create", "i", "--identity", hex).succeeds();
        other.run("identity", "rotate", "i").failsSaying("has no key").withoutStackTrace();
        other.run("identity", "export", "i", "--to", ockam.scratch().resolve("f").toString(), "--yes")
                .failsSaying("The secret key of i is not in the vault default");
        other.run("identity", "show", "i", "--full", "--encoding", "hex").succeeds().printing(hex);
    }

    @Test
    void a_node_has_the_identity_that_was_asked_for_or_the_default_one(Ockam ockam) {
        ockam.run("node", "create", "n1", "--identity", "mine").succeeds()
                .reporting("Generated a new Identity named mine.");
        ockam.run("node", "show", "n1", "--jq", ".identity_name").succeeds().showing("mine");
        ockam.run("node", "create", "n2").succeeds().quietly();
        ockam.run("node", "show", "n2", "--jq", ".identity_name").succeeds().showing("mine");
        ockam.run("identity", "delete", "mine", "--yes")
                .failsSaying("The identity named mine cannot be deleted because it is used by the node(s): n1, n2");
        ockam.run("status", "--output", "json").succeeds().json("/identities/0/name", "mine")
                .json("/identities/0/status", "NotEnrolled");
        ockam.run("node", "delete", "--all", "--yes").succeeds();
        ockam.run("identity", "delete", "mine", "--yes").succeeds();
    }

    @Test
    void a_node_on_an_empty_home_tells_what_it_makes(Ockam ockam) {
        Run created = ockam.run("node", "create", "n1").succeeds().printing("n1");
        assertThat(created.stderr()).matches("""
                    There is no default Identity on this machine, generating one...

                    This Identity needs a Vault to store its secrets.
                    There is no default Vault on this machine, creating one...
                  ✔ Created a new Vault named default.
                  ✔ Marked this new Vault as your default Vault, on this machine.

                  ✔ Generated a new Identity named ([a-z]+-[a-z]+)\\.
                    \\1 has Identifier I[0-9a-f]{64}
                  ✔ Marked \\1 as your default Identity, on this machine.

                """);
    }

    @Test
    void many_commands_at_once_make_as_many_identities_one_vault_and_one_default(Ockam ockam) {
        List<Started> running = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            running.add(ockam.start("identity", "create"));
        }
        running.forEach(command -> command.finished().succeeds());
        JsonNode identities = ockam.run("identity", "list").succeeds().json();
        assertThat(identities).hasSize(AT_ONCE);
        assertThat(identities.findValuesAsText("identifier")).doesNotHaveDuplicates();
        assertThat(identities.findValuesAsText("is_default").stream().filter("true"::equals)).hasSize(1);
        assertThat(ockam.run("vault", "list").succeeds().json()).hasSize(1);
    }

    @Test
    void what_only_lists_or_shows_loads_nothing_that_signs(Ockam ockam) throws IOException {
        assertThat(loaded(ockam, "identity", "create", "i")).anyMatch(IdentityTest::signs);
        ockam.run("node", "create", "n1").succeeds();
        assertThat(loaded(ockam, "identity", "list")).noneMatch(IdentityTest::signs);
        assertThat(loaded(ockam, "identity", "show", "i", "--full")).noneMatch(IdentityTest::signs);
        assertThat(loaded(ockam, "vault", "show")).noneMatch(IdentityTest::signs);
        assertThat(loaded(ockam, "vault", "list")).noneMatch(IdentityTest::signs);
        assertThat(loaded(ockam, "credential", "list")).noneMatch(IdentityTest::signs);
        String channel = ockam.run("secure-channel", "create", "--from", "n1", "--to", "/node/n1/service/api")
                .succeeds().stdout();
        assertThat(loaded(ockam, "secure-channel", "list", "--at", "n1")).noneMatch(IdentityTest::signs);
        assertThat(loaded(ockam, "secure-channel", "show", channel, "--at", "n1")).noneMatch(IdentityTest::signs);
        assertThat(loaded(ockam, "secure-channel-listener", "list", "--at", "n1")).noneMatch(IdentityTest::signs);
        assertThat(loaded(ockam, "secure-channel-listener", "show", "api", "--at", "n1"))
                .noneMatch(IdentityTest::signs);
        assertThat(loaded(ockam, "node", "list")).noneMatch(IdentityTest::signs);
        assertThat(loaded(ockam, "node", "show", "n1")).noneMatch(IdentityTest::signs);
        assertThat(loaded(ockam, "status")).noneMatch(IdentityTest::signs);
    }

    private static boolean signs(String type) {
        return type.contains("bouncycastle") || type.startsWith("io.ockam.vault.software.")
                || type.startsWith("com.sun.crypto.provider.");
    }

    /** The names of the classes that a command loads. */
    private static List<String> loaded(Ockam ockam, String... arguments) throws IOException {
        Path log = ockam.scratch().resolve("classes");
        String java = Files.readAllLines(ockam.lib().resolve("jdk")).getFirst() + "/bin/java";
        List<String> command = new ArrayList<>(List.of(java, "@" + ockam.lib().resolve("command.jvm"),
                "-Xlog:class+load:file=" + log, "-Dockam.distribution=" + ockam.lib(), "-Dockam.java=" + java, "-cp",
                ockam.lib().resolve("ockam-command.jar").toString(), "io.ockam.command.Main"));
        command.addAll(List.of(arguments));
        ockam.program(command.toArray(String[]::new)).succeeds();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").replaceFirst(" source:.*", "")).toList();
        }
    }

    @Test
    void a_damaged_record_is_told_of_and_hides_nothing_else(Ockam ockam) throws IOException {
        ockam.run("identity", "create", "i1").succeeds();
        ockam.run("identity", "create", "i2").succeeds();
        Files.writeString(ockam.home().resolve("state/identities/i1.json"), "{}");
        ockam.run("identity", "list").succeeds().showing("\"i2\"").reporting("i1.json");
        ockam.run("identity", "show", "i1").failsSaying("i1.json").withoutStackTrace();
        ockam.run("identity", "rotate", "i2").succeeds();
    }
}
