package io.ockam.command.home;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.state.Listing;
import io.ockam.state.Name;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/** The identities of this home, for {@code ockam status}. */
record OwnIdentities(List<IdentityRecord> all, Predicate<Name> isDefault) {

    static OwnIdentities of(Invocation invocation) {
        NamedIdentities named = new NamedIdentities(invocation.state(), invocation.clock());
        Listing<IdentityRecord> listing = named.list();
        listing.unreadable().forEach(problem -> invocation.terminal().notice(Lines.warn(problem.getMessage())));
        return new OwnIdentities(listing.found(), named::isDefault);
    }

    /** For people, with a heading. */
    String describe(int width) {
        StringBuilder text = new StringBuilder(Lines.heading("Identities", width)).append('\n');
        if (all.isEmpty()) {
            return text.append(Lines.warn("No identities found\n"))
                    .append(Lines.log("Consider running " + Paint.name("ockam identity create") + " to create one.\n"))
                    .toString();
        }
        for (IdentityRecord identity : all) {
            text.append(Lines.log(Paint.name(identity.name().value())))
                    .append(isDefault.test(identity.name()) ? " (default):\n" : ":\n");
            text.append(Lines.log("  With Identifier " + Paint.name(identity.identifier().toString()) + "\n"));
            text.append(Lines.log("  Is not enrolled\n\n"));
        }
        return text.toString().stripTrailing() + "\n";
    }

    Json toJson() {
        return Json.array(all, identity -> JsonObject.builder().put("identifier", identity.identifier().toString())
                .put("name", identity.name().value()).put("is_default", isDefault.test(identity.name()))
                .put("status", "NotEnrolled").build());
    }
}
