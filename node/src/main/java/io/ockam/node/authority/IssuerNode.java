package io.ockam.node.authority;

import io.ockam.core.Address;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.api.Method;
import io.ockam.core.api.Request;
import io.ockam.core.api.Response;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.node.Node;
import io.ockam.node.connect.Connection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * An authority's node, asked over the network: a connection and a secure channel for one request, {@code POST /} to the worker {@code
 * credential_issuer}. Nobody but the authority is trusted, and nothing is presented to it.
 *
 * @param route a multi-address that ends at the listener for secure channels
 * @param authority who must be there
 * @param patience for each step: the connection, the channel, the answer
 */
public record IssuerNode(Node node, MultiAddress route, Identifier authority, Duration patience,
        RandomGenerator random) implements CredentialIssuer {
    private static final Address ISSUER = Address.local("credential_issuer");

    @Override
    public CredentialAndPurposeKey issue(LocalIdentity subject) {
        try {
            return ask(subject);
        } catch (OckamException e) {
            throw new OckamException(e.code(), "The authority at " + route + " issues no credential for "
                    + subject.identifier() + ": " + e.getMessage(), e.hint(), e);
        }
    }

    private CredentialAndPurposeKey ask(LocalIdentity subject) {
        try (Connection way = node.connect(route, patience)) {
            SecureChannel channel = node.channels().create(subject, way.route(),
                    SecureChannelOptions.DEFAULT.trusting(authority).withTimeout(patience));
            try {
                Message answer = node.call(Route.of(channel.address(), ISSUER), Request.of(Method.POST, "/", random),
                        patience);
                return Response.decode(answer.payload()).success(CredentialAndPurposeKey::read);
            } finally {
                end(channel);
            }
        }
    }

    /** The authority hears the goodbye only if the connection is still there. */
    private static void end(SecureChannel channel) {
        channel.close();
        channel.closed().toCompletableFuture().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    }
}
