package io.ockam.command.credential;

import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.UsageException;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.VerifiedCredential;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.state.file.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A credential that somebody brings, as text or in a file, and who is said to have issued it. */
record Presented(Identifier issuer, String hex) {
    private static final int MOST_BYTES = 1 << 20;

    static final Option ISSUER = Option.value("IDENTIFIER", "--issuer").required()
            .says("The identity that must have issued it; its change history must be known here.");
    static final Option CREDENTIAL = Option.value("CREDENTIAL", "--credential").says("The credential in hexadecimal.");
    static final Option PATH = Option.value("FILE", "--credential-path").naming(Option.Values.FILE)
            .says("A file with the credential in hexadecimal.");

    /**
     * What was typed.
     *
     * @throws UsageException if there is no credential, or two
     * @throws OckamException as {@link FileFailure} if its file cannot be read
     */
    static Presented of(Options options) {
        options.exclude("--credential", "--credential-path");
        Identifier issuer = options.parsed("--issuer", Identifier::parse).orElseThrow();
        Optional<String> text = options.text("--credential").or(() -> options.text("--credential-path")
                .map(Presented::content));
        return new Presented(issuer, text.orElseThrow(
                () -> UsageException.of("Credential or Credential Path argument must be provided")).strip());
    }

    private static String content(String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MOST_BYTES) {
                throw new OckamException(ErrorCode.INVALID, "The file " + file + " is too large for a credential");
            }
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw FileFailure.of("read", Path.of(file), e);
        } catch (InvalidPathException e) {
            throw new OckamException(ErrorCode.INVALID, "'" + file + "' is not a path: " + e.getReason(), e);
        }
    }

    CredentialAndPurposeKey credential() {
        return CredentialAndPurposeKey.parse(hex);
    }

    /** @throws OckamException why it is not valid */
    VerifiedCredential verify(Invocation invocation) {
        try (HomeIdentities home = HomeIdentities.ofCommand(invocation.state(), invocation.clock())) {
            return home.verifying().credentials().verify(credential(), Optional.empty(), List.of(issuer));
        }
    }
}
