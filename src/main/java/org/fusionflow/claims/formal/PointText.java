package org.fusionflow.claims.formal;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;

/** Values of texts of rational arithmetic. */
final class PointText {
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final String text;
    private final Map<String, Rational> values;
    private int at;

    private PointText(String text, Map<String, Rational> values) {
        this.text = text.replace(" ", "");
        this.values = values;
    }

    /** The value; empty if it is no rational number, or has none. */
    static Optional<Rational> value(String text, Map<String, Rational> values) {
        try {
            PointText reader = new PointText(text, values);
            Rational value = reader.sum();
            return reader.at == reader.text.length() ? Optional.of(value) : Optional.empty();
        } catch (Unknown | ArithmeticException none) {
            return Optional.empty();
        }
    }

    /** The root of a square of a rational number. */
    static Optional<Rational> root(Rational value) {
        if (value.signum() < 0) {
            return Optional.empty();
        }
        BigInteger above = value.numerator().sqrt();
        BigInteger below = value.denominator().sqrt();
        Rational root = new Rational(above, below);
        return root.times(root).equals(value) ? Optional.of(root) : Optional.empty();
    }

    private boolean takes(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private Rational sum() {
        Rational value = takes('-') ? product().negate() : product();
        while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            boolean plus = text.charAt(at++) == '+';
            Rational next = product();
            value = value.plus(plus ? next : next.negate());
        }
        return value;
    }

    private Rational product() {
        Rational value = power();
        while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '/')) {
            boolean times = text.charAt(at++) == '*';
            Rational next = power();
            value = value.times(times ? next : next.inverse());
        }
        return value;
    }

    private Rational power() {
        Rational value = atom();
        return takes('^') ? value.power(atom().intValue()) : value;
    }

    private Rational atom() {
        if (takes('(')) {
            Rational value = sum();
            if (!takes(')')) {
                throw new Unknown();
            }
            return value;
        }
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_'".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String token = text.substring(start, at);
        if (token.matches("\\d+")) {
            return new Rational(new BigInteger(token), BigInteger.ONE);
        }
        Rational value = values.get(token);
        if (value == null) {
            throw new Unknown();
        }
        return value;
    }
}
