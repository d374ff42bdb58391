package io.ockam.command.policy;

import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.identity.policy.expression.PolicyExpression;
import java.util.Optional;

/** {@code --allow}: who may use what is made. */
public final class PolicyOption {
    public static final Option ALLOW = Option.value("POLICY_EXPRESSION", "--expression", "--allow")
            .says("Who may use it, such as 'sales or support'; 'ockam help policy create' tells what can stand there.");

    private PolicyOption() {}

    /** As it was typed. @throws io.ockam.command.verb.UsageException if it is no expression, with the place */
    public static Optional<String> of(Options options) {
        return options.parsed("--allow", text -> {
            PolicyExpression.parse(text);
            return text;
        });
    }
}
