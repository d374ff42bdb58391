package io.ockam.identity.policy.expression;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.Serial;

/** An expression that has no value in its environment. Whoever decides by it denies. */
public final class EvaluationException extends OckamException {
    @Serial
    private static final long serialVersionUID = 1;

    EvaluationException(String message) {
        super(ErrorCode.INVALID, message);
    }

    static EvaluationException malformed(Operator operator, String rule) {
        return new EvaluationException("malformed expression: '" + operator.text + "' requires " + rule);
    }

    static EvaluationException type(Expression expression, String rule) {
        return new EvaluationException("invalid type of expression " + expression + ": " + rule);
    }
}
