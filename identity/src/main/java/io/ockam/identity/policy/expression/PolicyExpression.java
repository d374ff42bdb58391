package io.ockam.identity.policy.expression;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;

/**
 * The expression of a policy: it was read from one of the two forms, and is printed as an s-expression.
 *
 * <pre>{@code
 * PolicyExpression.parse("component.db or component.web");
 * PolicyExpression.parse("(= subject.city \"NY\")");
 * }</pre>
 */
public record PolicyExpression(Expression expression) {
    /** Whoever has a credential of the authority that this node trusts: the policy of every resource type of a new node. */
    public static final PolicyExpression HAS_CREDENTIAL = new PolicyExpression(Expression.form("=",
            new Expression.Identifier("subject.has_credential"), new Expression.Bool(true)));

    private static final int LONGEST = 1 << 16;

    /**
     * Reads the boolean form, and if {@code text} is none, the s-expression form.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if it is neither: the message says why, and shows the place with a caret
     */
    public static PolicyExpression parse(String text) {
        if (text.length() > LONGEST) {
            throw new OckamException(ErrorCode.INVALID,
                    "A policy expression has at most " + LONGEST + " characters, not " + text.length());
        }
        SyntaxException asBoolean;
        try {
            return new PolicyExpression(new BooleanParser(text).parse());
        } catch (SyntaxException e) {
            asBoolean = e;
        }
        try {
            return new PolicyExpression(new FormParser(text).parse());
        } catch (SyntaxException e) {
            int place = Math.max(asBoolean.offset(), e.offset());
            throw new SyntaxException(
                    "Cannot parse the expression as either a simple boolean expression or a full policy "
                            + "expression:\n - " + asBoolean.getMessage() + "\n - " + e.getMessage() + "\n"
                            + SyntaxException.pointed(text, place).indent(3).stripTrailing(),
                    place);
        }
    }

    @Override
    public String toString() {
        return expression.toString();
    }
}
