package io.ockam.command.credential;

import io.ockam.command.lifecycle.IdentityOnDemand;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.credential.Attributes;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.state.Name;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code ockam credential issue}: says something of an identity in the name of one of this home. */
final class CredentialIssue implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Issue a credential for an identity whose change history is known here.").needingArguments()
                .with(Option.argument("VAULT_NAME").naming(Option.Values.VAULT)
                        .says("The issuer's vault; not needed, the issuer knows it."),
                        Option.value("IDENTITY_NAME", "--as").naming(Option.Values.IDENTITY)
                                .says("The issuer; the default identity if absent."),
                        Option.value("IDENTIFIER", "--for").required().says("The identity that it is about."),
                        Option.value("KEY=VALUE", "-a", "--attribute").repeatable().says("What it says."),
                        Option.value("FORMAT", "--encoding").byDefault("plain").oneOf("plain", "hex")
                                .says("What a script gets: text, or what can be stored and verified."),
                        Option.value("DURATION", "--ttl").byDefault("30m").says("How long it is valid."))
                .example("Let an identity into production, and keep it for the node that will present it",
                        "ockam credential issue --as authority --for IDENTIFIER --attribute stage=production "
                                + "--encoding hex > credential");
    }

    @Override
    public Result run(Invocation invocation) {
        Options options = invocation.options();
        Identifier subject = options.parsed("--for", Identifier::parse).orElseThrow();
        Duration lifetime = options.duration("--ttl").orElseThrow();
        Attributes attributes = Attributes.of(attributes(options.texts("--attribute")));
        try (HomeIdentities home = HomeIdentities.ofCommand(invocation.state(), invocation.clock())) {
            IdentityRecord issuer = issuer(invocation, home);
            options.text("VAULT_NAME").map(Name::of).ifPresent(vault -> refuseOther(home, issuer, vault));
            CredentialAndPurposeKey issued = home.servicesOf(issuer).credentials().issue(issuer.identifier(), subject,
                    attributes, lifetime);
            return show(issued, options.required("--encoding").equals("hex"));
        }
    }

    private static IdentityRecord issuer(Invocation invocation, HomeIdentities home) {
        Optional<String> name = invocation.options().text("--as");
        return name.map(text -> home.named().get(Name.of(text))).orElseGet(() -> new IdentityOnDemand(
                invocation.state(), invocation.clock(), invocation.terminal()::notice).get(Optional.empty()));
    }

    private static void refuseOther(HomeIdentities home, IdentityRecord issuer, Name vault) {
        home.vaults().get(vault);
        if (!issuer.vault().equals(vault)) {
            throw new OckamException(ErrorCode.INVALID,
                    "The keys of " + issuer.name() + " are in the vault " + issuer.vault() + ", not in " + vault,
                    "Leave the vault out.", null);
        }
    }

    /** Each split at its first {@code =}; of two with the same key the last one counts. */
    private static Map<String, String> attributes(List<String> typed) {
        Map<String, String> attributes = new TreeMap<>();
        for (String attribute : typed) {
            int equals = attribute.indexOf('=');
            if (equals < 0) {
                throw new OckamException(ErrorCode.INVALID,
                        "Cannot use the attribute '" + attribute + "' (value expected)",
                        "Write --attribute KEY=VALUE.", null);
            }
            attributes.put(attribute.substring(0, equals), attribute.substring(equals + 1));
        }
        return attributes;
    }

    private static Result show(CredentialAndPurposeKey issued, boolean inHex) {
        CredentialOutput output = CredentialOutput.of(issued);
        String forPeople = "Credential:\n" + Lines.indented(String.join("\n", output.lines()), "  ")
                + "\n  :credential "
                + Paint.name(output.hex());
        return Result.plain(Lines.indented(forPeople, "    ")).bare(inHex ? output.hex() : CredentialText.of(issued))
                .json(output.toJson());
    }
}
