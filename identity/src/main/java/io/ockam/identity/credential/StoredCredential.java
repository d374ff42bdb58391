package io.ockam.identity.credential;

import io.ockam.identity.Identifier;
import io.ockam.identity.Timestamp;
import java.util.ArrayList;
import java.util.List;

/**
 * One of one's own credentials, kept to be presented.
 *
 * @param scope what it is good for: {@code project-member-ID}, or any text that whoever stored it chose
 */
public record StoredCredential(Identifier issuer, Identifier subject, String scope, Timestamp expires,
        CredentialAndPurposeKey credential) {

    /** {@code kept} with this in it, in the place of one of the same issuer, subject and scope, else at the end. */
    public List<StoredCredential> addedTo(List<StoredCredential> kept) {
        List<StoredCredential> all = new ArrayList<>(kept);
        all.replaceAll(other -> isFor(other.issuer, other.subject, other.scope) ? this : other);
        if (!all.contains(this)) {
            all.add(this);
        }
        return List.copyOf(all);
    }

    boolean isFor(Identifier anIssuer, Identifier aSubject, String aScope) {
        return issuer.equals(anIssuer) && subject.equals(aSubject) && scope.equals(aScope);
    }
}
