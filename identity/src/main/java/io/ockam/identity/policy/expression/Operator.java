package io.ockam.identity.policy.expression;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can stand at the head of a form. */
enum Operator {
    AND("and"), OR("or"), NOT("not"), IF("if"), LESS("<"), GREATER(">"), EQUAL("="), NOT_EQUAL("!="), MEMBER(
            "member?"), EXISTS("exists?");

    final String text;

    Operator(String text) {
        this.text = text;
    }

    static Optional<Operator> named(String name) {
        return Arrays.stream(values()).filter(operator -> operator.text.equals(name)).findAny();
    }

    /** All of them, for messages. */
    static String names() {
        return Arrays.stream(values()).map(operator -> operator.text).collect(Collectors.joining(", "));
    }
}
