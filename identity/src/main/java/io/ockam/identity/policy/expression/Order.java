package io.ockam.identity.policy.expression;

import io.ockam.identity.policy.expression.Expression.Bool;
import io.ockam.identity.policy.expression.Expression.Decimal;
import io.ockam.identity.policy.expression.Expression.Sequence;
import io.ockam.identity.policy.expression.Expression.Text;
import io.ockam.identity.policy.expression.Expression.Whole;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** How two values of one type stand to each other. Texts by their bytes; a shorter sequence is less; NaN is like nothing. */
enum Order {
    LESS, EQUAL, GREATER, NONE;

    /** @throws EvaluationException if the values are of different types */
    static Order of(Expression a, Expression b) {
        if (a instanceof Text(String x) && b instanceof Text(String y)) {
            return of(Arrays.compareUnsigned(x.getBytes(StandardCharsets.UTF_8), y.getBytes(StandardCharsets.UTF_8)));
        }
        if (a instanceof Whole(long x) && b instanceof Whole(long y)) {
            return of(Long.compare(x, y));
        }
        if (a instanceof Decimal(double x) && b instanceof Decimal(double y)) {
            return x < y ? LESS : x > y ? GREATER : x == y ? EQUAL : NONE;
        }
        if (a instanceof Bool(boolean x) && b instanceof Bool(boolean y)) {
            return of(Boolean.compare(x, y));
        }
        if (a instanceof Sequence(List<Expression> x) && b instanceof Sequence(List<Expression> y)) {
            return of(x, y);
        }
        if (a.equals(Expression.UNIT) && b.equals(Expression.UNIT)) {
            return EQUAL;
        }
        throw new EvaluationException(a + " and " + b + " are not of the same type");
    }

    private static Order of(List<Expression> a, List<Expression> b) {
        if (a.size() != b.size()) {
            return of(Integer.compare(a.size(), b.size()));
        }
        for (int i = 0; i < a.size(); i++) {
            Order order = of(a.get(i), b.get(i));
            if (order != EQUAL) {
                return order;
            }
        }
        return EQUAL;
    }

    private static Order of(int comparison) {
        return comparison < 0 ? LESS : comparison > 0 ? GREATER : EQUAL;
    }
}
