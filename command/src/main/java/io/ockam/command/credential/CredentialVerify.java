package io.ockam.command.credential;

import io.ockam.command.terminal.Lines;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.core.OckamException;
import io.ockam.state.json.JsonObject;

/** {@code ockam credential verify}: whether a credential is what it says. A wrong one is an answer, not a failure. */
final class CredentialVerify implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Tell whether a credential is valid now.").needingArguments()
                .details("Prints true or false for a script. Why it is not valid stands on stderr.")
                .with(Presented.ISSUER, Presented.CREDENTIAL, Presented.PATH);
    }

    @Override
    public Result run(Invocation invocation) {
        Presented presented = Presented.of(invocation.options());
        invocation.terminal().notice(Lines.log("Verifying credential...\n"));
        try {
            presented.verify(invocation);
            return answer(true);
        } catch (OckamException e) {
            invocation.terminal().notice(Lines.warn(e.getMessage()));
            return answer(false);
        }
    }

    private static Result answer(boolean valid) {
        return Result.plain(valid ? Lines.ok("Credential is valid") : Lines.err("Credential is not valid"))
                .bare(Boolean.toString(valid)).json(JsonObject.builder().put("is_valid", valid).build());
    }
}
