package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code credential}. */
@ExtendWith(OckamExtension.class)
class CredentialTest {
    private static String create(Ockam ockam, String name) {
        return ockam.run("identity", "create", name).succeeds().stdout();
    }

    private static Path issued(Ockam ockam, String subject, String... more) throws IOException {
        String[] command = {"credential", "issue", "--as", "a", "--for", subject, "--encoding", "hex"};
        String[] all = new String[command.length + more.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        Path file = ockam.scratch().resolve("credential");
        Files.writeString(file, ockam.run(all).succeeds().printingSomethingLike("^8282[0-9a-f]+$").stdout() + "\n");
        return file;
    }

    @Test
    void a_credential_is_issued_in_text_in_hex_and_in_json(Ockam ockam) {
        String a = create(ockam, "a");
        String b = create(ockam, "b");
        ockam.run("credential", "issue", "--as", "a", "--for", b).succeeds().quietly().showing(
                "    Credential:\n    Version:                    1\n    Subject:                    " + b + "\n",
                "    Attributes: \n      Schema: 1; {}\n    \n    Purpose key:\n",
                "    Public Key -> Credentials Key -> Ed25519: ");
        JsonNode json = ockam.run("credential", "issue", "--for", b, "-a", "application=Smart Factory", "--attribute",
                "city=New York", "--attribute", "equation=a=b", "--ttl", "1h", "--output", "json").succeeds().json();
        assertThat(json.get("issuer").asText()).isEqualTo(a);
        assertThat(json.get("subject").asText()).isEqualTo(b);
        assertThat(json.at("/attributes/application").asText()).isEqualTo("Smart Factory");
        assertThat(json.at("/attributes/equation").asText()).isEqualTo("a=b");
        assertThat(json.get("expires_at").asLong() - json.get("created_at").asLong()).isEqualTo(3600);
    }

    @Test
    void what_cannot_be_issued_says_why(Ockam ockam) {
        String a = create(ockam, "a");
        ockam.run("credential", "issue", "--as", "a", "--for", "Ix").isRefusedAsUsage()
                .reporting("Invalid identity identifier: Ix");
        ockam.run("credential", "issue", "--as", "a", "--for", a, "-a", "novalue").failsSaying(
                "Cannot use the attribute 'novalue' (value expected)");
        ockam.run("credential", "issue", "--as", "x", "--for", a).failsSaying("no identifier found with name x");
        ockam.run("credential", "issue", "v9", "--as", "a", "--for", a).failsSaying("no vault found with name v9");
        ockam.run("credential", "issue", "--as", "a", "--for", "I" + "ab".repeat(32))
                .failsSaying("identity not found for identifier Iabab");
        ockam.run("credential", "issue", "--as", "a", "--for", a, "--ttl", "9999d").failsSaying("shorter time to live");
        ockam.run("credential", "issue", "--as", "a", "--for", a, "--ttl", "soon").isRefusedAsUsage();
    }

    @Test
    void a_credential_is_verified_from_a_file_or_an_argument(Ockam ockam) throws IOException {
        String a = create(ockam, "a");
        String b = create(ockam, "b");
        Path file = issued(ockam, b);
        ockam.run("credential", "verify", "--issuer", a, "--credential-path", file.toString()).succeeds()
                .printing("true");
        String hex = Files.readString(file).strip();
        ockam.run("credential", "verify", "--issuer", a, "--credential", hex, "--output", "json").succeeds()
                .json("/is_valid", "true");
        ockam.run("credential", "verify", "--issuer", b, "--credential", hex).succeeds().printing("false")
                .reporting("not trusted");
        String tampered = hex.substring(0, 100) + (hex.charAt(100) == '0' ? '1' : '0') + hex.substring(101);
        ockam.run("credential", "verify", "--issuer", a, "--credential", tampered).succeeds().printing("false");
        ockam.run("identity", "rotate", "a").succeeds();
        ockam.run("credential", "verify", "--issuer", a, "--credential", hex).succeeds().printing("false")
                .reporting("not made under the latest key");
    }

    @Test
    void what_is_no_credential_is_not_valid_but_what_cannot_be_read_is_a_failure(Ockam ockam) throws IOException {
        String a = create(ockam, "a");
        Path file = Files.writeString(ockam.scratch().resolve("file"), "aabbcc");
        ockam.run("credential", "verify", "--issuer", a, "--credential-path", file.toString()).succeeds()
                .printing("false");
        ockam.run("credential", "store", "--issuer", a, "--credential-path", file.toString(), "--scope", "test")
                .exits(70).reporting("Credential is not verified");
        ockam.run("credential", "verify", "--issuer", a, "--credential-path", file + "x").failsSaying("does not exist");
        ockam.run("credential", "verify", "--issuer", a).isRefusedAsUsage();
        ockam.run("credential", "verify", "--issuer", a, "--credential", "aa", "--credential-path", "x")
                .isRefusedAsUsage();
    }

    @Test
    void a_credential_is_stored_for_a_node_that_is_made_for_it(Ockam ockam) throws IOException {
        String a = create(ockam, "a");
        String b = create(ockam, "b");
        Path file = issued(ockam, b, "-a", "application=Smart Factory", "-a", "city=New York");
        ockam.run("credential", "list").failsSaying("There is no default node");
        ockam.run("credential", "store", "--issuer", a, "--credential-path", file.toString(), "--scope", "test")
                .succeeds();
        ockam.run("credential", "list").succeeds().showing("\"application\": \"Smart Factory\"",
                "\"city\": \"New York\"", "\"scope\": \"test\"", "\"is_verified\": true");
        ockam.run("credential", "store", "--issuer", a, "--credential-path", file.toString(), "--scope", "test",
                "--output", "json").succeeds().json("/issuer", a);
        assertThat(ockam.run("credential", "list").succeeds().json()).hasSize(1);
        assertThat(ockam.run("credential", "list", "--issuer", b).succeeds().json()).isEmpty();
        ockam.run("credential", "list", "--at", "nowhere").succeeds().printing("[]");
        ockam.run("node", "delete", "--all", "--yes").succeeds();
        assertThat(ockam.files()).noneMatch(path -> path.contains("credentials"));
    }

    @Test
    void a_node_without_the_credential_that_it_should_present_says_so_to_whoever_wants_a_channel(Ockam ockam) {
        create(ockam, "a");
        String authority = ockam.run("identity", "show", "a", "--full", "--encoding", "hex").succeeds().stdout();
        ockam.run("node", "create", "poor", "--authority-identity", authority, "--credential-scope", "s").succeeds();
        ockam.run("node", "create", "other").succeeds();
        ockam.run("secure-channel", "create", "--from", "other", "--to", "/node/poor/service/api")
                .failsSaying("no valid credential to present").reporting("ockam credential store")
                .reporting("OCK503");
        ockam.run("message", "send", "hi", "--to", "/node/poor/secure/api/service/echo")
                .failsSaying("no valid credential to present");
    }
}
