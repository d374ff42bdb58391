package io.ockam.identity.policy.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads the s-expression form. One use, one text. */
final class FormParser {
    private static final int DEEPEST = 64;

    /** A bracket that is open, and what stands behind it so far. */
    private record Open(char bracket, int offset, List<Expression> elements) {
        Open(char bracket, int offset) {
            this(bracket, offset, new ArrayList<>());
        }

        char counterpart() {
            return bracket == '(' ? ')' : ']';
        }
    }

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    FormParser(String text) {
        this.text = text;
    }

    /** @throws SyntaxException for anything but an expression whose head is an operator */
    Expression parse() {
        Open outermost = new Open('(', 0);
        open.push(outermost);
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            step();
        }
        if (open.size() > 1) {
            throw new SyntaxException("unclosed '" + open.peek().bracket + "'", open.peek().offset);
        }
        Expression whole = switch (outermost.elements.size()) {
            case 0 -> throw new SyntaxException("empty expression value", 0);
            case 1 -> outermost.elements.getFirst();
            default -> new Expression.Form(outermost.elements);
        };
        requireOperator(whole);
        return whole;
    }

    private void step() {
        int from = at;
        char c = text.charAt(at);
        if (c == '(' || c == '[') {
            if (open.size() > DEEPEST) {
                throw new SyntaxException("more than " + DEEPEST + " brackets inside each other", from);
            }
            open.push(new Open(c, from));
            at++;
        } else if (c == ')' || c == ']') {
            at++;
            close(c, from);
        } else if (c == '"') {
            StringLiteral literal = new StringLiteral(text, from);
            add(literal.read(), from);
            at = literal.end();
        } else if (Words.isCharacter(c)) {
            while (at < text.length() && Words.isCharacter(text.charAt(at))) {
                at++;
            }
            add(Words.parse(text.substring(from, at), from), from);
        } else {
            throw new SyntaxException("invalid reserved token '" + Character.toString(text.codePointAt(at)) + "'",
                    from);
        }
    }

    private void close(char bracket, int from) {
        Open closed = open.element();
        if (open.size() == 1) {
            throw new SyntaxException("'" + bracket + "' without matching '" + (bracket == ')' ? '(' : '[') + "'",
                    from);
        }
        if (closed.counterpart() != bracket) {
            throw new SyntaxException("'" + closed.bracket + "' without matching '" + closed.counterpart() + "'",
                    closed.offset);
        }
        open.pop();
        add(bracket == ')' ? new Expression.Form(closed.elements) : new Expression.Sequence(closed.elements),
                closed.offset);
    }

    private void add(Expression element, int from) {
        Open around = open.element();
        if (around.bracket == '[' && !around.elements.isEmpty()
                && around.elements.getFirst().getClass() != element.getClass()) {
            throw new SyntaxException(around.elements.getFirst() + " and " + element + " are not of the same type",
                    from);
        }
        around.elements.add(element);
    }

    /** White space, {@code ;; …} to the end of the line, and {@code (; … ;)}, which nest. */
    private void skipBlanks() {
        while (at < text.length()) {
            if (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            } else if (text.startsWith(";;", at)) {
                int newline = text.indexOf('\n', at);
                at = newline < 0 ? text.length() : newline + 1;
            } else if (text.startsWith("(;", at)) {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        int from = at;
        int depth = 0;
        do {
            if (text.startsWith("(;", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith(";)", at)) {
                depth--;
                at += 2;
            } else if (++at >= text.length()) {
                throw new SyntaxException("unclosed comment", from);
            }
        } while (depth > 0);
    }

    private void requireOperator(Expression whole) {
        Expression head = whole;
        while (head instanceof Expression.Form(List<Expression> elements) && !elements.isEmpty()) {
            head = elements.getFirst();
        }
        if (!(head instanceof Expression.Identifier(String name)) || Operator.named(name).isEmpty()) {
            throw new SyntaxException("The first identifier of the expression: `" + text
                    + "` must be an operation. The available operations are: " + Operator.names(), 0);
        }
    }
}
