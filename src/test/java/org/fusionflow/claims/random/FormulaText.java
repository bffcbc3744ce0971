package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.claims.random.Formula.Call;
import org.fusionflow.claims.random.Formula.Joined;
import org.fusionflow.claims.random.Formula.Literal;
import org.fusionflow.claims.random.Formula.Minus;
import org.fusionflow.claims.random.Formula.Name;

/** Formulas from text and back, by the rules of the claim language and by code that the program does not share. */
public final class FormulaText {
    private static final Pattern TOKEN = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[A-Za-z][A-Za-z0-9]*|->|[-+*/^(){},])");

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGNED = 3;
    private static final int POWER = 4;

    private final List<String> tokens;
    private int at;

    private FormulaText(List<String> tokens) {
        this.tokens = tokens;
    }

    public static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text.strip());
        while (!token.hitEnd() && token.lookingAt()) {
            tokens.add(token.group(1));
            token.region(token.end(), token.regionEnd());
            if (token.regionStart() == token.regionEnd()) {
                return tokens;
            }
        }
        throw new IllegalArgumentException("no token in '" + text + "' after " + tokens);
    }

    public static Formula read(String text) {
        return read(tokens(text));
    }

    public static Formula read(List<String> tokens) {
        FormulaText reader = new FormulaText(tokens);
        Formula formula = reader.sum();
        if (reader.at < tokens.size()) {
            throw new IllegalArgumentException("unexpected " + tokens.get(reader.at) + " in " + tokens);
        }
        return formula;
    }

    private boolean next(String token) {
        boolean found = at < tokens.size() && tokens.get(at).equals(token);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String token) {
        if (!next(token)) {
            throw new IllegalArgumentException("expected " + token + " at " + at + " of " + tokens);
        }
    }

    private Formula sum() {
        Formula sum = product();
        while (true) {
            if (next("+")) {
                sum = sum.plus(product());
            } else if (next("-")) {
                sum = sum.minus(product());
            } else {
                return sum;
            }
        }
    }

    private Formula product() {
        Formula product = signed();
        while (true) {
            if (next("*")) {
                product = product.times(signed());
            } else if (next("/")) {
                product = product.over(signed());
            } else {
                return product;
            }
        }
    }

    private Formula signed() {
        return next("-") ? new Minus(signed()) : power();
    }

    private Formula power() {
        Formula base = atom();
        return next("^") ? base.to(next("-") ? new Minus(power()) : power()) : base;
    }

    private Formula atom() {
        if (next("(")) {
            Formula inner = sum();
            expect(")");
            return inner;
        }
        String token = tokens.get(at++);
        if (Character.isDigit(token.charAt(0))) {
            return new Literal(Fraction.parse(token));
        }
        if (!Character.isLetter(token.charAt(0))) {
            throw new IllegalArgumentException("unexpected " + token + " in " + tokens);
        }
        if (!next("(")) {
            return new Name(token);
        }
        List<Formula> parts = new ArrayList<>(List.of(sum()));
        List<String> learned = new ArrayList<>();
        while (next(",") || next("->")) {
            if (next("{")) {
                while (!next("}")) {
                    if (!next(",")) {
                        learned.add(tokens.get(at++));
                    }
                }
            } else {
                parts.add(sum());
            }
        }
        expect(")");
        return new Call(token, parts, learned);
    }

    public static String write(Formula formula) {
        return write(formula, 0);
    }

    private static String write(Formula formula, int outer) {
        if (formula instanceof Literal literal) {
            return decimal(literal.value());
        }
        if (formula instanceof Name name) {
            return name.text();
        }
        if (formula instanceof Minus minus) {
            String text = "-" + write(minus.part(), SIGNED);
            return outer > 0 ? "(" + text + ")" : text;
        }
        if (formula instanceof Call call) {
            List<String> parts = new ArrayList<>();
            call.parts().forEach(part -> parts.add(write(part, 0)));
            if (call.function().equals("At")) {
                parts.add("{" + String.join(",", call.learned()) + "}");
            }
            return call.function() + "(" + String.join(", ", parts) + ")";
        }
        Joined joined = (Joined) formula;
        return switch (joined.sign()) {
            case '+', '-' -> bracketed(joined, " " + joined.sign() + " ", SUM, outer, 0, SUM);
            case '*' -> bracketed(joined, "*", PRODUCT, outer, PRODUCT - 1, PRODUCT);
            case '/' -> bracketed(joined, "/", PRODUCT, outer, PRODUCT - 1, PRODUCT);
            default -> bracketed(joined, "^", POWER, outer, POWER, POWER);
        };
    }

    private static String bracketed(Joined joined, String sign, int own, int outer, int left, int right) {
        String text = write(joined.left(), left) + sign + write(joined.right(), right);
        return outer >= own ? "(" + text + ")" : text;
    }

    /** Only fractions that a short decimal spells exactly are literals. */
    private static String decimal(Fraction value) {
        return value.isWhole()
                ? value.toString()
                : new java.math.BigDecimal(value.above())
                        .divide(new java.math.BigDecimal(value.below()))
                        .toPlainString();
    }
}
