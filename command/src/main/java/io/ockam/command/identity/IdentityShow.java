package io.ockam.command.identity;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Terminal;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.state.Name;
import io.ockam.state.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code ockam identity show}: an identity's identifier, or its history. */
final class IdentityShow implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show an identity.")
                .with(Option.argument("NAME").naming(Option.Values.IDENTITY)
                        .says("The identity; asked for, or the default one, if absent."),
                        Option.flag("-f", "--full").says("Show its whole change history."),
                        Option.value("FORMAT", "--encoding").oneOf("plain", "hex")
                                .says("How to show the history: for people, or to import it elsewhere."))
                .example("What another machine needs to know the default identity",
                        "ockam identity show --full --encoding hex");
    }

    @Override
    public Result run(Invocation invocation) {
        Options options = invocation.options();
        options.requires("--encoding", "--full");
        NamedIdentities identities = new NamedIdentities(invocation.state(), invocation.clock());
        Optional<String> name = options.text("NAME");
        if (name.isPresent() || !invocation.terminal().canAsk()) {
            IdentityRecord identity = name.map(text -> identities.get(Name.of(text)))
                    .orElseGet(() -> defaultIdentity(identities));
            return show(identity, options);
        }
        return chosen(invocation.terminal(), identities, options);
    }

    private static IdentityRecord defaultIdentity(NamedIdentities identities) {
        return identities.defaultIdentity().orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND,
                "no default identifier found", "Create one with 'ockam identity create'.", null));
    }

    private static Result show(IdentityRecord identity, Options options) {
        if (!options.has("--full")) {
            String identifier = identity.identifier().toString();
            return Result.plain(identifier).bare(identifier)
                    .json(JsonObject.builder().put("identifier", identifier).build());
        }
        if (options.text("--encoding").equals(Optional.of("hex"))) {
            return Result.plain(identity.historyText()).bare(identity.historyText())
                    .json(JsonObject.builder().put("encoded", identity.historyText()).build());
        }
        return HistoryDescription.of(identity);
    }

    private static Result chosen(Terminal terminal, NamedIdentities identities, Options options) {
        List<String> names = IdentitySummary.kind(identities).names().get();
        if (names.isEmpty()) {
            return Result.plain(Lines.info("There are no identities to show"));
        }
        List<String> chosen = names.size() == 1
                ? names
                : terminal.select("Select one or more identities that you want to show", names);
        if (chosen.size() == 1) {
            return show(identities.get(new Name(chosen.getFirst())), options);
        }
        return Result.list(chosen.stream().map(name -> identities.get(new Name(name))).toList(),
                identity -> IdentitySummary.of(identities, identity).describe(), "No identities selected to show");
    }
}
