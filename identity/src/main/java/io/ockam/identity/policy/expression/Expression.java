package io.ockam.identity.policy.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An expression of the policy language, or a value: what evaluation makes of one. Printed as an s-expression, which reads back as
 * an equal one.
 *
 * @see <a href="../../../../../../../../../docs/protocol/portals.md">Portals, "Policy expressions"</a>
 */
public sealed interface Expression {
    /** What {@code ()} evaluates to. */
    Expression UNIT = new Form(List.of());

    record Text(String value) implements Expression {
        @Override
        public String toString() {
            return Quoted.of(value);
        }
    }

    record Whole(long value) implements Expression {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    record Decimal(double value) implements Expression {
        @Override
        public String toString() {
            return Numbers.print(value);
        }
    }

    record Bool(boolean value) implements Expression {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** A name: of an operator at the head of a form, else of what an environment binds. */
    record Identifier(String name) implements Expression {
        @Override
        public String toString() {
            return Words.isPlainIdentifier(name) ? name : "$" + name;
        }
    }

    /** {@code [a b]}: elements of one type. */
    record Sequence(List<Expression> elements) implements Expression {
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return "[" + join(elements) + "]";
        }
    }

    /** {@code (op a b)}. */
    record Form(List<Expression> elements) implements Expression {
        public Form {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return "(" + join(elements) + ")";
        }
    }

    static Form form(String operator, Expression... arguments) {
        List<Expression> elements = new ArrayList<>(List.of(arguments));
        elements.addFirst(new Identifier(operator));
        return new Form(elements);
    }

    private static String join(List<Expression> elements) {
        return elements.stream().map(Expression::toString).collect(Collectors.joining(" "));
    }
}
