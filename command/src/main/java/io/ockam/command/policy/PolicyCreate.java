package io.ockam.command.policy;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.Policy;
import io.ockam.control.api.portal.Policy.Scope;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.policy.ResourceType;
import io.ockam.identity.policy.expression.PolicyExpression;
import io.ockam.state.Node;

/** {@code ockam policy create}. */
final class PolicyCreate implements Verb {
    private static final String EXPRESSIONS = """
            An expression is of attributes that the peer's credential must have with the value "true":
              sales and not (intern or guest)
            or a list with an operator in front, of texts, numbers, true, false and names:
              (= subject.department "sales")       != < > as well
              (member? subject.city ["NY" "SF"])   one of these
              (exists? subject.department)         there is such an attribute
              (and A B), (or A B), (not A), (if A B C)
            Names are subject.ATTRIBUTE, subject.identifier, subject.has_credential, resource.id and
            action.id. What cannot be decided, such as an attribute that is not there, is denied.
            """;

    @Override
    public Spec spec() {
        return Spec.of("Say who may use a resource, or all resources of a type.").needingArguments().with(
                NodeArgument.AT,
                Option.value("RESOURCE_TYPE", "--resource-type").naming(Option.Values.RESOURCE_TYPE)
                        .says("For all resources of this type that have no policy of their own: "
                                + String.join(", ", ResourceType.names()) + "."),
                Option.value("RESOURCE", "--resource")
                        .says("For this resource: an inlet's alias, an outlet's address."),
                Option.value("POLICY_EXPRESSION", "--expression", "--allow").required()
                        .says("Who may use it, such as 'sales or support'; --help tells more."))
                .details(EXPRESSIONS)
                .example("Only members of the sales department may use the outlet 'db'",
                        "ockam policy create --resource db --allow '(= subject.department \"sales\")'");
    }

    @Override
    public Result run(Invocation invocation) {
        Options options = invocation.options();
        options.exclude("--resource-type", "--resource");
        String expression = options.parsed("--allow", PolicyExpression::parse).orElseThrow().toString();
        Policy policy = policy(invocation, expression);
        Node node = NodeArgument.nodeOrNewDefault(invocation, "--at");
        invocation.nodes().client(node).call(PortalApi.SET_POLICY, policy);
        return Result.plain(Lines.ok("Policy created at node " + Paint.name(node.name().value())));
    }

    private static Policy policy(Invocation invocation, String expression) {
        Options options = invocation.options();
        if (options.has("--resource-type")) {
            return new Policy(Scope.TYPE, options.parsed("--resource-type", PolicyCreate::type).orElseThrow(),
                    expression);
        }
        String resource = options.parsed("--resource", PolicyCreate::name)
                .orElseThrow(() -> new OckamException(ErrorCode.INVALID,
                        "Resource or resource type must be provided"));
        if (ResourceType.named(resource).isEmpty()) {
            return new Policy(Scope.RESOURCE, resource, expression);
        }
        invocation.terminal().notice(Lines.warn("--resource " + resource
                + " is deprecated. Please use --resource-type " + resource + " instead"));
        return new Policy(Scope.TYPE, resource, expression);
    }

    private static String name(String text) {
        if (text.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID, "a name must not be empty");
        }
        return text;
    }

    private static String type(String name) {
        return ResourceType.named(name).orElseThrow(() -> new OckamException(ErrorCode.INVALID,
                "Valid values are: " + String.join(", ", ResourceType.names()))).toString();
    }
}
