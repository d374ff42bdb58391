package io.ockam.identity.policy.expression;

import java.util.regex.Pattern;

/** What a run of characters between blanks and brackets stands for in the s-expression form. */
final class Words {
    private static final String CHARACTERS = "!#$%&'*+-./:<=>?@\\^_`|~";
    private static final Pattern PLAIN_IDENTIFIER = Pattern
            .compile("[a-zA-Z!$%&*/<=>?~_^][a-zA-Z0-9!$%&*/<=>?~_^.+-@]*");

    private Words() {}

    static boolean isCharacter(char c) {
        return (c >= '0' && c <= '9') || isLower(c) || (c >= 'A' && c <= 'Z') || CHARACTERS.indexOf(c) >= 0;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Whether {@code name}, written as it is, reads back as this identifier. */
    static boolean isPlainIdentifier(String name) {
        return !name.isEmpty() && name.charAt(0) != '$' && name.charAt(0) != '@' && !name.equals("true")
                && !name.equals("false") && isIdentifier(name) && name.chars().allMatch(c -> isCharacter((char) c))
                && Numbers.parse(name, 0).isEmpty();
    }

    private static boolean isIdentifier(String name) {
        return PLAIN_IDENTIFIER.matcher(name).matches();
    }

    /** @throws SyntaxException if {@code word} is nothing that an expression can be made of */
    static Expression parse(String word, int offset) {
        char first = word.charAt(0);
        if (first == '$' || first == '@') {
            String name = word.substring(1);
            if (name.isEmpty() || (first == '@' && !isIdentifier(name))) {
                throw new SyntaxException("an identifier must follow '" + first + "'", offset);
            }
            return new Expression.Identifier(name);
        }
        return Numbers.parse(word, offset).orElseGet(() -> switch (word) {
            case "true" -> new Expression.Bool(true);
            case "false" -> new Expression.Bool(false);
            default -> {
                if (!isIdentifier(word)) {
                    throw new SyntaxException(
                            "invalid " + (isLower(first) ? "keyword" : "reserved") + " token '" + word + "'", offset);
                }
                yield new Expression.Identifier(word);
            }
        });
    }
}
