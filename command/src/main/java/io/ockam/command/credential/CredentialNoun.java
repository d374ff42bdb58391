package io.ockam.command.credential;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam credential}. */
public final class CredentialNoun {
    private CredentialNoun() {}

    public static Group group() {
        return Group.of("Issue, verify and keep credentials: what one identity says of another.") //
                .add("issue", CredentialIssue::new) //
                .add("verify", CredentialVerify::new) //
                .add("store", CredentialStore::new) //
                .add("list", CredentialList::new) //
                .build();
    }
}
