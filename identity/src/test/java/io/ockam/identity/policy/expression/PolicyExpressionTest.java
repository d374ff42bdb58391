package io.ockam.identity.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ockam.core.OckamException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyExpressionTest {
    private static final Environment ENVIRONMENT = new Environment(Map.of( //
            "subject.identifier", new Expression.Text("I12"), "subject.has_credential", new Expression.Bool(true),
            "subject.app", new Expression.Text("app1"), "subject.component.web", new Expression.Text("true"),
            "subject.city", new Expression.Text("SF"), "resource.id", new Expression.Text("outlet"), "action.id",
            new Expression.Text("handle_message")));

    private static String printed(String text) {
        return PolicyExpression.parse(text).toString();
    }

    private static String error(String text) {
        return catchThrowableOfType(OckamException.class, () -> PolicyExpression.parse(text)).getMessage();
    }

    private static boolean allows(String text) {
        try {
            return ENVIRONMENT.evaluate(PolicyExpression.parse(text).expression()).equals(new Expression.Bool(true));
        } catch (EvaluationException _) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { //
        "a | (= subject.a \"true\")", //
        "a-b.c | (= subject.a-b.c \"true\")", //
        "___reserved | (= subject.___reserved \"true\")", //
        "a and b and c | (and (and (= subject.a \"true\") (= subject.b \"true\")) (= subject.c \"true\"))", //
        "a or b and not c | (or (= subject.a \"true\") (and (= subject.b \"true\") (not (= subject.c \"true\"))))", //
        "not (not a) | (not (not (= subject.a \"true\")))", //
        "( ( (a ))) | (= subject.a \"true\")", //
        "nota | (not (= subject.a \"true\"))", //
        "not_admin | (not (= subject._admin \"true\"))", //
        "a andb | (and (= subject.a \"true\") (= subject.b \"true\"))", //
        "android | (= subject.android \"true\")", //
        "aorb | (= subject.aorb \"true\")", //
        "true | (= subject.true \"true\")", //
        "(not subject.x) | (not (= subject.subject.x \"true\"))", //
        "component.db or component.web | (or (= subject.component.db \"true\") (= subject.component.web \"true\"))"})
    void the_boolean_form_means_attributes_that_are_true(String text, String meaning) {
        assertThat(printed(text)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { //
        "na*me | successfully parsed: `na`, but `*me` cannot be parsed", //
        "a and | successfully parsed: `a`, but ` and` cannot be parsed", //
        "component.db or | successfully parsed: `component.db`, but ` or` cannot be parsed", //
        "a and b not c | successfully parsed: `a and b`, but ` not c` cannot be parsed", //
        "(a and b) or (c and d)) | successfully parsed: `(a and b) or (c and d)`, but `)` cannot be parsed", //
        "() | expected `an alphanumerical name, separated with '.', '-' or '_'. The first character cannot be a digit or a '.'`", //
        "1 | expected `an alphanumerical name"})
    void the_boolean_form_says_how_far_it_could_be_read(String text, String message) {
        assertThat(error(text)).contains(" - " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { //
        "= subject.a \"x\" | (= subject.a \"x\")", //
        "= 1_000 0x10 | (= 1000 16)", //
        "= 1e3 inf | (= 1000.0 +inf)", //
        "= 1e100 1e-7 -0.0 123456789.12345679 -nan | (= 1e100 1e-7 -0.0 123456789.12345679 nan)", //
        "(= \"\\u{1f600}\" \"\\u{200e}\" \"\\e2\\82\\ac\") | (= \"\uD83D\uDE00\" \"\\u{200e}\" \"€\")", //
        "(= a ;; comment | (= a)", //
        "(= (; nested (; comment ;) ;) $x @y) | (= x y)", //
        "(member? subject.city [\"NY\" \"SF\"]) | (member? subject.city [\"NY\" \"SF\"])"})
    void the_s_expression_form_is_printed_in_one_way(String text, String canonical) {
        String closed = text.contains(";; ") ? text + "\n)" : text;
        assertThat(printed(closed)).isEqualTo(canonical);
        assertThat(printed(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { //
        "(= subject.app \"app1\" | unclosed '('", //
        "(= [1 2 3 | unclosed '['", //
        "(= a b)) | ')' without matching '('", //
        "(= a b)] | ']' without matching '['", //
        "(= [a) b] | '[' without matching ']'", //
        "(= (a] b) | '(' without matching ')'", //
        "(member? subject.city [\"NY\", \"SF\"]) | invalid reserved token ','", //
        "(= [1 true] a) | 1 and true are not of the same type", //
        "(foo 1) | The first identifier of the expression: `(foo 1)` must be an operation. The available operations are: and, or, not, if, <, >, =, !=, member?, exists?", //
        "(= 0x8000000000000000 1) | number too large to fit in target type", //
        "(= -0x8000000000000001 1) | number too small to fit in target type", //
        "(= 1_0.5 1) | invalid float literal", //
        "(= 12ab 1) | invalid reserved token '12ab'", //
        "(= a#b 1) | invalid keyword token 'a#b'", //
        "(= \"\\q\" 1) | invalid escape in a string", //
        "(= \"\\00\" 1) | a string must not contain NUL", //
        "(= \"\\u{0}\" 1) | invalid escape in a string: not a character", //
        "(= \"\\ff\" 1) | the bytes of a string must be UTF-8", //
        "(= \"a | unclosed string"})
    void the_s_expression_form_says_what_is_wrong(String text, String message) {
        assertThat(error(text)).contains(" - " + message);
    }

    @Test
    void an_error_has_both_reasons_and_a_caret_under_the_place() {
        assertThat(error("component.db or")).isEqualTo("""
                Cannot parse the expression as either a simple boolean expression or a full policy expression:
                 - successfully parsed: `component.db`, but ` or` cannot be parsed
                 - The first identifier of the expression: `component.db or` must be an operation. \
                The available operations are: and, or, not, if, <, >, =, !=, member?, exists?
                   component.db or
                               ^""");
        assertThat(error("(= a\n 1,2)")).endsWith("\n    1,2)\n     ^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"component.web", "component.web or component.db", "(= subject.app \"app1\")",
        "= subject.app \"app1\"", "(!= subject.app \"app2\")", "(= subject.has_credential true)",
        "(and (= subject.app \"app1\") (= subject.city \"SF\"))", "(member? subject.city [\"NY\" \"SF\"])",
        "(if (exists? subject.dept) (= subject.dept \"field\") (= subject.city \"SF\"))",
        "(exists? subject.app subject.city)", "(= subject.identifier \"I12\")", "(= resource.id \"outlet\")",
        "(= action.id \"handle_message\")", "(not (exists? subject.dept))", "(!= nan nan)", "(and true)",
        "(or (and))", "(< \"a\" \"b\")", "(= [1 2] [1 2])", "(< [2] [1 1])", "(< 1 2 3)", "(< false true)",
        "(= () ())", "(> 2.5 1.5)"})
    void these_are_allowed(String text) {
        assertThat(allows(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"component.db", "not component.db", "component.db or component.web",
        "(= subject.has_credential \"true\")",
        "(or (= subject.app \"x\") (and (= subject.app \"app1\") (= subject.city \"NY\")))",
        "(member? subject.city \"SF\")", "(and)", "(or)", "(= subject.test = \"true\")", "(and (foo 1))",
        "(= 1 1.0)", "((= 1 1))", "(!= a)", "(and (= 1 1) 5)", "(if 1 (= 1 1) (= 1 1))", "(exists? \"x\")",
        "= resource.id", "(< 1 3 2)", "(= nan nan)", "(not true true)", "(if true)", "(not 1)", "(= () 1)"})
    void these_are_denied(String text) {
        assertThat(allows(text)).isFalse();
    }

    @Test
    void brackets_are_not_followed_without_end() {
        assertThat(error("(".repeat(100_000 / 2))).contains("more than 64 brackets");
        assertThat(error("not(".repeat(10_000) + "a")).contains("more than 64 brackets");
        assertThat(error("a".repeat(70_000))).contains("at most 65536 characters");
    }

    @Test
    void every_expression_is_printed_so_that_it_reads_back_as_itself() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Expression expression = Expression.form("and", arbitrary(random, 4));
            assertThat(PolicyExpression.parse(expression.toString()).expression()).isEqualTo(expression);
        }
    }

    private static Expression arbitrary(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> new Expression.Text(text(random));
            case 1 -> new Expression.Whole(random.nextBoolean() ? random.nextLong() : random.nextInt(100));
            case 2 -> new Expression.Decimal(random.nextBoolean()
                    ? random.nextDouble() * 100
                    : Double.longBitsToDouble(random.nextLong()));
            case 3 -> new Expression.Bool(random.nextBoolean());
            case 4 -> new Expression.Identifier(
                    List.of("a", "<", "subject.x", "true", "1x", "inf", "A!b").get(random.nextInt(7)));
            case 5 -> {
                Expression first = arbitrary(random, 0);
                yield new Expression.Sequence(List.of(first, first));
            }
            default -> {
                List<Expression> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(arbitrary(random, depth - 1));
                }
                yield new Expression.Form(elements);
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int point = random.nextInt(3) == 0 ? random.nextInt(1, Character.MAX_CODE_POINT) : random.nextInt(1, 128);
            text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 'x' : point);
        }
        return text.toString();
    }

    @FuzzTest
    void any_text_is_read_or_refused_with_a_place_in_it(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            PolicyExpression read = PolicyExpression.parse(text);
            assertThat(PolicyExpression.parse(read.toString())).isEqualTo(read);
            ENVIRONMENT.evaluate(read.expression());
        } catch (EvaluationException e) {
            assertThat(e).hasMessageNotContaining("null");
        } catch (SyntaxException e) {
            assertThat(e.offset()).isBetween(0, text.length());
        }
    }
}
