package io.ockam.identity.policy.expression;

import io.ockam.identity.policy.expression.Expression.Bool;
import io.ockam.identity.policy.expression.Expression.Decimal;
import io.ockam.identity.policy.expression.Expression.Form;
import io.ockam.identity.policy.expression.Expression.Identifier;
import io.ockam.identity.policy.expression.Expression.Sequence;
import io.ockam.identity.policy.expression.Expression.Text;
import io.ockam.identity.policy.expression.Expression.Whole;
import java.util.List;

/** Gives expressions their values. Every failure is an {@link EvaluationException}. */
final class Evaluator {
    private final Environment environment;

    Evaluator(Environment environment) {
        this.environment = environment;
    }

    Expression value(Expression expression) {
        return switch (expression) {
            case Text _,Whole _,Decimal _,Bool _ -> expression;
            case Identifier(String name) -> environment.find(name)
                    .orElseThrow(() -> new EvaluationException("unbound identifier: " + name));
            case Sequence(List<Expression> elements) -> new Sequence(elements.stream().map(this::value).toList());
            case Form(List<Expression> elements) when elements.isEmpty() -> Expression.UNIT;
            case Form form -> apply(form);
        };
    }

    private Expression apply(Form form) {
        if (!(form.elements().getFirst() instanceof Identifier(String name))) {
            throw EvaluationException.type(form, "expected (op ...)");
        }
        Operator operator = Operator.named(name)
                .orElseThrow(() -> new EvaluationException("unknown operator: " + name));
        List<Expression> arguments = form.elements().subList(1, form.elements().size());
        return switch (operator) {
            case AND -> connective(operator, arguments, true);
            case OR -> connective(operator, arguments, false);
            case NOT -> not(arguments);
            case IF -> choice(arguments);
            case LESS, GREATER, EQUAL -> {
                if (arguments.size() < 2) {
                    throw EvaluationException.malformed(operator, "at least two arguments");
                }
                yield new Bool(chained(operator, arguments));
            }
            case NOT_EQUAL -> new Bool(!chained(Operator.EQUAL, arguments));
            case MEMBER -> member(arguments);
            case EXISTS -> exists(arguments);
        };
    }

    /** Up to the first argument that is not {@code neutral}; what the last one is, its reader finds out. */
    private Expression connective(Operator operator, List<Expression> arguments, boolean neutral) {
        Expression last = new Bool(neutral);
        for (int i = 0; i < arguments.size(); i++) {
            last = value(arguments.get(i));
            if (i < arguments.size() - 1
                    && bool(last, "'" + operator.text + "' expects boolean arguments") != neutral) {
                return last;
            }
        }
        return last;
    }

    private Expression not(List<Expression> arguments) {
        if (arguments.size() != 1) {
            throw EvaluationException.malformed(Operator.NOT, "one argument");
        }
        return new Bool(!bool(value(arguments.getFirst()), "'not' expects boolean arguments"));
    }

    private Expression choice(List<Expression> arguments) {
        if (arguments.size() != 3) {
            throw EvaluationException.malformed(Operator.IF, "three arguments");
        }
        boolean test = bool(value(arguments.getFirst()), "'if' expects test to evaluate to bool");
        return value(arguments.get(test ? 1 : 2));
    }

    private boolean chained(Operator relation, List<Expression> arguments) {
        List<Expression> values = arguments.stream().map(this::value).toList();
        boolean holds = true;
        for (int i = 1; i < values.size(); i++) {
            Order order = Order.of(values.get(i - 1), values.get(i));
            holds &= switch (relation) {
                case LESS -> order == Order.LESS;
                case GREATER -> order == Order.GREATER;
                default -> order == Order.EQUAL;
            };
        }
        return holds;
    }

    private Expression member(List<Expression> arguments) {
        if (arguments.size() != 2) {
            throw EvaluationException.malformed(Operator.MEMBER, "two arguments");
        }
        Expression wanted = value(arguments.getFirst());
        Expression place = value(arguments.getLast());
        if (!(place instanceof Sequence(List<Expression> elements))) {
            throw EvaluationException.type(place, "'member?' expects sequence as second argument");
        }
        return new Bool(elements.stream().anyMatch(element -> Order.of(wanted, element) == Order.EQUAL));
    }

    private Expression exists(List<Expression> arguments) {
        boolean all = true;
        for (Expression argument : arguments) {
            if (!(argument instanceof Identifier(String name))) {
                throw EvaluationException.type(argument, "'exists?' expects identifiers as arguments");
            }
            all &= environment.find(name).isPresent();
        }
        return new Bool(all);
    }

    private static boolean bool(Expression value, String rule) {
        if (value instanceof Bool(boolean truth)) {
            return truth;
        }
        throw EvaluationException.type(value, rule);
    }
}
