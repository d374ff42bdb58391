package io.ockam.identity.policy.expression;

import java.util.Map;
import java.util.Optional;

/**
 * What the names in an expression stand for. Immutable.
 *
 * @param bindings values by dotted name, such as {@code subject.city}
 */
public record Environment(Map<String, Expression> bindings) {
    public Environment {
        bindings = Map.copyOf(bindings);
    }

    Optional<Expression> find(String name) {
        return Optional.ofNullable(bindings.get(name));
    }

    /**
     * The value of {@code expression} here.
     *
     * @throws EvaluationException if it has none
     */
    public Expression evaluate(Expression expression) {
        return new Evaluator(this).value(expression);
    }
}
