package io.ockam.node.authority;

import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.services.LocalIdentity;

/** Says something of an identity that asks. What it says is verified by whoever has asked. */
@FunctionalInterface
public interface CredentialIssuer {
    /**
     * A fresh credential of {@code subject}. Blocks.
     *
     * @throws io.ockam.core.OckamException if the issuer cannot be reached, or does not want to
     */
    CredentialAndPurposeKey issue(LocalIdentity subject);
}
