package io.ockam.identity.policy.expression;

import java.util.Optional;

/**
 * Reads the boolean form: names of attributes that must be {@code "true"}, with {@code and}, {@code or}, {@code not} and brackets.
 *
 * <pre>
 *   expr     = and-expr *( or and-expr )
 *   and-expr = not-expr *( and not-expr )
 *   not-expr = not not-expr / "(" expr ")" / name          tried in this order
 * </pre>
 *
 * Keywords and brackets may have blanks on both sides, a name has none of its own; so {@code nota} means {@code not a}, while
 * {@code android} is a name. One use, one text.
 */
final class BooleanParser {
    private static final int DEEPEST = 64;

    private sealed interface Node {
        record Name(String name) implements Node {}

        record And(Node left, Node right) implements Node {}

        record Or(Node left, Node right) implements Node {}

        record Not(Node operand) implements Node {}
    }

    private final String text;
    private int at;
    private int depth;

    BooleanParser(String text) {
        this.text = text;
    }

    /** @throws SyntaxException unless the whole text is an expression of this form */
    Expression parse() {
        Node node = expr()
                .orElseThrow(() -> new SyntaxException("expected `an alphanumerical name, separated with '.', "
                        + "'-' or '_'. The first character cannot be a digit or a '.'`", 0));
        if (at < text.length()) {
            throw new SyntaxException("successfully parsed: `" + print(node) + "`, but `" + text.substring(at)
                    + "` cannot be parsed", at);
        }
        return meaning(node);
    }

    private Optional<Node> expr() {
        Optional<Node> left = andExpr();
        while (left.isPresent()) {
            int before = at;
            Optional<Node> right = keyword("or") ? andExpr() : Optional.empty();
            if (right.isEmpty()) {
                at = before;
                return left;
            }
            left = Optional.of(new Node.Or(left.get(), right.get()));
        }
        return left;
    }

    private Optional<Node> andExpr() {
        Optional<Node> left = notExpr();
        while (left.isPresent()) {
            int before = at;
            Optional<Node> right = keyword("and") ? notExpr() : Optional.empty();
            if (right.isEmpty()) {
                at = before;
                return left;
            }
            left = Optional.of(new Node.And(left.get(), right.get()));
        }
        return left;
    }

    private Optional<Node> notExpr() {
        int before = at;
        if (++depth > DEEPEST) {
            throw new SyntaxException("more than " + DEEPEST + " brackets or negations inside each other", at);
        }
        try {
            if (keyword("not")) {
                Optional<Node> operand = notExpr();
                if (operand.isPresent()) {
                    return Optional.of(new Node.Not(operand.get()));
                }
            }
            at = before;
            if (keyword("(")) {
                Optional<Node> inner = expr();
                if (inner.isPresent() && keyword(")")) {
                    return inner;
                }
            }
            at = before;
            return name();
        } finally {
            depth--;
        }
    }

    private boolean keyword(String word) {
        int start = skipBlanks(at);
        if (!text.startsWith(word, start)) {
            return false;
        }
        at = skipBlanks(start + word.length());
        return true;
    }

    private int skipBlanks(int from) {
        int end = from;
        while (end < text.length() && " \t\r\n".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private Optional<Node> name() {
        int start = at;
        while (at < text.length() && isNameCharacter(text.charAt(at), at == start)) {
            at++;
        }
        return at == start ? Optional.empty() : Optional.of(new Node.Name(text.substring(start, at)));
    }

    private static boolean isNameCharacter(char c, boolean first) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-'
                || (!first && (c == '.' || (c >= '0' && c <= '9')));
    }

    private static Expression meaning(Node node) {
        return switch (node) {
            case Node.Name(String name) ->
                Expression.form("=", new Expression.Identifier("subject." + name), new Expression.Text("true"));
            case Node.And(Node left, Node right) -> Expression.form("and", meaning(left), meaning(right));
            case Node.Or(Node left, Node right) -> Expression.form("or", meaning(left), meaning(right));
            case Node.Not(Node operand) -> Expression.form("not", meaning(operand));
        };
    }

    private static String print(Node node) {
        return switch (node) {
            case Node.Name(String name) -> name;
            case Node.And(Node left, Node right) -> operand(left) + " and " + operand(right);
            case Node.Or(Node left, Node right) -> operand(left) + " or " + operand(right);
            case Node.Not(Node operand) -> "not " + operand(operand);
        };
    }

    private static String operand(Node node) {
        return node instanceof Node.Name ? print(node) : "(" + print(node) + ")";
    }
}
