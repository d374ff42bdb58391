package io.ockam.identity.policy.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of the s-expression form: 64-bit integers and doubles, read and printed. */
final class Numbers {
    private static final Pattern INTEGER = Pattern
            .compile("([+-]?)(?:0x([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)|([0-9]+(?:_[0-9]+)*))");
    private static final String DIGITS = "[0-9]+(?:_[0-9]+)*";
    private static final Pattern FLOAT = Pattern
            .compile("[+-]?" + DIGITS + "(?:\\.(?:" + DIGITS + ")?)?(?:[eE][+-]?" + DIGITS + ")?");
    private static final Pattern HEX_FLOAT = Pattern
            .compile("[+-]?0x[0-9a-fA-F_]+(?:\\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]+)?");
    private static final Pattern SPECIAL = Pattern.compile("([+-]?)(inf|nan|nan:0x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)");
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /**
     * The number that {@code word} is, if it is one.
     *
     * @throws SyntaxException for a number that does not fit or is written in a way that has no value here
     */
    static Optional<Expression> parse(String word, int offset) {
        Matcher integer = INTEGER.matcher(word);
        if (integer.matches()) {
            return Optional.of(new Expression.Whole(whole(integer, offset)));
        }
        Matcher special = SPECIAL.matcher(word);
        if (special.matches()) {
            double value = special.group(2).equals("inf") ? Double.POSITIVE_INFINITY : Double.NaN;
            return Optional.of(new Expression.Decimal(special.group(1).equals("-") ? -value : value));
        }
        if (FLOAT.matcher(word).matches() || HEX_FLOAT.matcher(word).matches()) {
            if (word.indexOf('_') >= 0 || word.indexOf('x') >= 0) {
                throw new SyntaxException("invalid float literal", offset);
            }
            return Optional.of(new Expression.Decimal(Double.parseDouble(word)));
        }
        return Optional.empty();
    }

    private static long whole(Matcher integer, int offset) {
        boolean hex = integer.group(2) != null;
        String digits = (hex ? integer.group(2) : integer.group(3)).replace("_", "");
        BigInteger value = new BigInteger(integer.group(1) + digits, hex ? 16 : 10);
        if (value.compareTo(MOST) > 0) {
            throw new SyntaxException("number too large to fit in target type", offset);
        }
        if (value.compareTo(LEAST) < 0) {
            throw new SyntaxException("number too small to fit in target type", offset);
        }
        return value.longValue();
    }

    /** With a fraction or an exponent, so that it reads back as a double. */
    static String print(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+inf" : "-inf";
        }
        double size = Math.abs(value);
        if (size == 0 || (size >= 1e-4 && size < 1e16)) {
            String plain = size == 0 ? Double.toString(value) : new BigDecimal(Double.toString(value)).toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        return exact.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
