package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code vault}. */
@ExtendWith(OckamExtension.class)
class VaultTest {
    @Test
    void vaults_are_created_shown_and_listed(Ockam ockam) {
        ockam.run("vault", "show").succeeds().printing("[]");
        ockam.run("vault", "list").succeeds().printing("[]").quietly();
        ockam.run("vault", "create", "v1").succeeds().printing("v1")
                .reporting("This is the first vault to be created in this environment.");
        ockam.run("vault", "show", "v1", "--output", "json").succeeds().showing("\"name\": \"v1\"",
                "\"use_aws_kms\": \"No\"", "DatabaseVault");
        ockam.run("vault", "create", "v2", "--output", "json").succeeds().json("/name", "v2").quietly();
        ockam.run("vault", "list", "--output", "json").succeeds().showing("\"name\": \"v1\"", "\"name\": \"v2\"",
                "LocalFileVault");
        ockam.run("vault", "show", "v1", "--output", "json", "--jq", ".vault.name").succeeds().showing("v1");
        ockam.run("vault", "show", "v1", "--jq", ".vault.name").succeeds().showing("v1");
        ockam.run("vault", "list", "--output", "json", "--jq", "map(.vault.name) | join(\" \")").succeeds()
                .showing("v1 v2");
        ockam.run("vault", "show", "v2").succeeds().printing("v2");
        ockam.run("vault", "create", "v1").failsSaying("A vault named v1 already exists");
        ockam.run("vault", "create", "--aws-kms").failsSaying("not available");
    }

    @Test
    void a_vault_needs_no_name_and_can_be_deleted(Ockam ockam) {
        ockam.run("vault", "create").succeeds().printing("default");
        ockam.run("vault", "create").succeeds().printingSomethingLike("^[a-z]+-[a-z]+$");
        ockam.run("vault", "create", "v").succeeds();
        ockam.run("vault", "delete", "v").failsSaying("Use --yes to confirm");
        ockam.run("vault", "delete", "v", "--yes").succeeds().printing("v");
        ockam.run("vault", "show", "v").failsSaying("The vault v was not found");
        ockam.run("vault", "delete", "v", "--yes").failsSaying("The vault v was not found");
        ockam.run("vault", "delete", "--all", "--yes").succeeds();
        ockam.run("vault", "list").succeeds().printing("[]");
        assertThat(ockam.files()).noneMatch(file -> file.contains("keys"));
    }

    @Test
    void a_vault_that_an_identity_uses_stays(Ockam ockam) {
        ockam.run("identity", "create", "i", "--vault", "v").succeeds()
                .reporting("Created a new Vault named v.");
        ockam.run("vault", "delete", "v", "--yes")
                .failsSaying("the vault v cannot be deleted. It is used by the following identities: i");
        ockam.run("identity", "delete", "i", "--yes").succeeds();
        ockam.run("vault", "delete", "v", "--yes").succeeds();
    }

    @Test
    void a_vault_moves_with_its_keys_but_not_the_first_one(Ockam ockam) throws IOException {
        Path first = ockam.scratch().resolve("p1.json");
        Path second = ockam.scratch().resolve("folder/p2.json");
        ockam.run("vault", "create", "v1").succeeds();
        ockam.run("vault", "move", "v1", "--path", first.toString())
                .failsSaying("The vault v1 cannot be moved to \"" + first + "\" because this is the default vault");
        ockam.run("vault", "create", "v2", "--path", first.toString()).succeeds();
        ockam.run("vault", "create", "v3", "--path", first.toString())
                .failsSaying("A vault path named \"" + first + "\" already exists");
        ockam.run("identity", "create", "i", "--vault", "v2").succeeds();
        byte[] keys = Files.readAllBytes(first);
        ockam.run("vault", "move", "v2", "--path", second.toString()).succeeds().printing("")
                .reporting("Moved the vault v2 to \"" + second + "\"");
        ockam.run("vault", "show", "--output", "json", "v2").succeeds().showing(second.toString());
        assertThat(first).doesNotExist();
        assertThat(second).hasBinaryContent(keys);
        ockam.run("identity", "rotate", "i").succeeds();
        ockam.run("vault", "move", "v9", "--path", second.toString()).failsSaying("no vault found with name v9");
    }

    @Test
    void of_several_vaults_only_a_chosen_one_is_meant_without_being_named(Ockam ockam) {
        ockam.run("vault", "create", "v1").succeeds();
        ockam.run("vault", "create", "v2").succeeds();
        ockam.run("identity", "create", "i")
                .failsSaying("There are 2 vaults, please specify which vault should be used");
        ockam.run("vault", "show").failsSaying("There are 2 vaults, please specify which vault should be used");
        ockam.run("vault", "default").succeeds().showing("The name of the default vault is 'v1'");
        ockam.run("vault", "default", "v2").succeeds().printing("v2");
        ockam.run("vault", "default", "v2").failsSaying("The vault named 'v2' is already the default");
        ockam.run("identity", "create", "i").succeeds();
        ockam.run("identity", "list", "--jq", ".[0].vault_name").succeeds().showing("v2");
        ockam.run("vault", "default", "v9").failsSaying("no vault found with name v9");
    }

    @Test
    void a_damaged_vault_is_named_and_nothing_else_suffers(Ockam ockam) throws IOException {
        ockam.run("identity", "create", "i").succeeds();
        Path keys = ockam.home().resolve("state/vaults/default.keys.json");
        String good = Files.readString(keys);
        Files.writeString(keys, "{ not json");
        ockam.run("identity", "rotate", "i").failsSaying("default.keys.json").withoutStackTrace();
        ockam.run("identity", "show", "i").succeeds().printingSomethingLike("^I[0-9a-f]{64}$");
        assertThat(keys).hasContent("{ not json");
        Files.writeString(keys, good);
        ockam.run("identity", "rotate", "i").succeeds();
    }

    @Test
    void a_person_sees_what_a_vault_is(Ockam ockam) {
        ockam.run("vault", "create", "v1").succeeds();
        ockam.terminal("ockam --no-input --no-color vault show v1").succeeds().showing("Vault:", "   Name: v1",
                "   Type: Internal");
        ockam.terminal("ockam --no-color vault list").succeeds().showing("  │ Name: v1", "  │ Type: Internal");
        ockam.terminal("ockam --no-color vault create v2").succeeds().showing("  ✔ Vault created with name 'v2'!");
    }
}
