package io.ockam.command.credential;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.identity.Identifier;
import io.ockam.identity.Timestamp;
import io.ockam.identity.credential.StoredCredential;
import io.ockam.identity.home.NodeCredentials;
import io.ockam.state.Name;
import io.ockam.state.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ockam credential list}: the credentials that a node may present. Each was verified when it was stored. */
final class CredentialList implements Verb {
    private record Item(StoredCredential stored, CredentialOutput output, boolean isStillGood) {}

    @Override
    public Spec spec() {
        return Spec.of("List the credentials that are kept for a node.")
                .with(NodeArgument.AT, Option.value("IDENTIFIER", "--subject").says("Only those about this identity."),
                        Option.value("IDENTIFIER", "--issuer").says("Only those that this identity has issued."));
    }

    @Override
    public Result run(Invocation invocation) {
        Name node = NodeArgument.name(invocation, "--at")
                .orElseGet(() -> invocation.nodes().get(Optional.empty()).name());
        if (!invocation.state().nodes().exists(node)) {
            invocation.terminal().notice(Lines.warn("There is no node with name " + Paint.name(node.value())));
        }
        Optional<Identifier> subject = invocation.options().parsed("--subject", Identifier::parse);
        Optional<Identifier> issuer = invocation.options().parsed("--issuer", Identifier::parse);
        Timestamp now = Timestamp.of(invocation.clock().instant());
        List<Item> items = new NodeCredentials(invocation.state(), node).list().stream()
                .filter(kept -> subject.stream().allMatch(kept.subject()::equals)
                        && issuer.stream().allMatch(kept.issuer()::equals))
                .map(kept -> new Item(kept, CredentialOutput.of(kept.credential()), kept.expires().isAfter(now)))
                .toList();
        return Result.list(items, CredentialList::describe, CredentialList::toJson,
                "No Credentials found for node: " + Paint.name(node.value()));
    }

    private static String describe(Item item) {
        List<String> lines = new ArrayList<>(List.of("Credential:"));
        item.output.lines().forEach(line -> lines.add("  " + line));
        lines.add("  credential: " + Paint.name(item.output.hex()));
        lines.add("  is verified: " + (item.isStillGood ? Paint.sgr("38;5;10", "\u2714\ufe0e") : "\u2717 (expired)"));
        lines.add("  scope: " + Paint.name(item.stored.scope()));
        return String.join("\n", lines);
    }

    private static JsonObject toJson(Item item) {
        return JsonObject.builder().put("credential", item.output.toJson()).put("scope", item.stored.scope())
                .put("is_verified", item.isStillGood).build();
    }
}
