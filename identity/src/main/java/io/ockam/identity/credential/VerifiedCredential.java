package io.ockam.identity.credential;

import io.ockam.identity.Identifier;
import io.ockam.identity.Validity;

/** What a credential says, once it is known to be true. Only {@link CredentialVerifier} vouches for it. */
public record VerifiedCredential(Identifier issuer, Identifier subject, Attributes attributes, Validity validity) {}
