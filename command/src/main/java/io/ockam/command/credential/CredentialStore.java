package io.ockam.command.credential;

import io.ockam.command.terminal.Lines;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.core.OckamException;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.StoredCredential;
import io.ockam.identity.credential.VerifiedCredential;
import io.ockam.identity.home.NodeCredentials;
import io.ockam.state.Node;
import io.ockam.state.json.JsonObject;

/** {@code ockam credential store}: keeps a valid credential for a node, which presents it in its channels. */
final class CredentialStore implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Keep a credential for a node, which will present it to others.").needingArguments()
                .with(Presented.ISSUER, Presented.CREDENTIAL, Presented.PATH,
                        Option.value("SCOPE", "--scope").required()
                                .says("What it is good for: the node presents those of its --credential-scope."),
                        NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        Presented presented = Presented.of(invocation.options());
        Node node = NodeArgument.nodeOrNewDefault(invocation, "--at");
        invocation.terminal().notice(Lines.log("Storing credential...\n"));
        invocation.terminal().notice(Lines.log("Verifying credential...\n"));
        VerifiedCredential verified = verified(invocation, presented);
        CredentialAndPurposeKey credential = presented.credential();
        new NodeCredentials(invocation.state(), node.name()).keep(new StoredCredential(verified.issuer(),
                verified.subject(), invocation.options().required("--scope"), verified.validity().until(), credential));
        return Result.plain(Lines.ok("Credential stored")).bare(credential.toHex()).json(JsonObject.builder()
                .put("issuer", verified.issuer().toString()).put("credential", credential.toHex()).build());
    }

    private static VerifiedCredential verified(Invocation invocation, Presented presented) {
        try {
            return presented.verify(invocation);
        } catch (OckamException e) {
            throw new OckamException(e.code(), "Credential is not verified: " + e.getMessage(), e.hint(), e);
        }
    }
}
