package org.fusionflow.claims;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.symbolic.algebra.Rational;

/**
 * Reads the expressions of claims: Symja syntax with explicit products, functions with round or square brackets, numbers that
 * are exact whether whole or decimal.
 */
final class TermReader {
    /** Deeper nesting is refused: no one writes it, and the stack is finite. */
    private static final int DEEPEST = 200;

    /** Longer numbers are refused: a typing error, not a constant. */
    private static final int MOST_DIGITS = 40;

    private final SourceText source;
    private int at;
    private int depth;

    TermReader(SourceText source) {
        this.source = source;
        skipBlanks();
    }

    boolean isAtEnd() {
        return at >= source.length();
    }

    Place place() {
        return source.place(at);
    }

    /** Takes this text if it comes next. */
    boolean takes(String expected) {
        if (!source.text().startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        skipBlanks();
        return true;
    }

    /**
     * @throws InvalidInput if something else comes next
     */
    void requires(String expected, String what) {
        if (!takes(expected)) {
            throw expected(what);
        }
    }

    InvalidInput expected(String what) {
        String found = isAtEnd()
                ? "the end"
                : "'" + new String(Character.toChars(source.text().codePointAt(at))) + "'";
        return place().wrong("found " + found + ", expected " + what);
    }

    /** A name: letters and digits, a letter first. */
    Term.Name name(String what) {
        int start = at;
        while (!isAtEnd() && isLetterOrDigit(source.at(at)) && (at > start || Character.isLetter(source.at(at)))) {
            at++;
        }
        if (at == start) {
            throw expected(what);
        }
        Term.Name name = new Term.Name(source.text().substring(start, at), source.place(start));
        skipBlanks();
        return name;
    }

    /** A sum, up to a character that cannot continue it. */
    Term expression() {
        if (++depth > DEEPEST) {
            throw place().wrong("expected at most " + DEEPEST + " nested parentheses");
        }
        Term left = product();
        while (!isAtEnd() && (source.at(at) == '+' || source.at(at) == '-')) {
            left = operation(left);
        }
        depth--;
        return left;
    }

    private Term operation(Term left) {
        char operator = source.at(at);
        Place place = place();
        at++;
        skipBlanks();
        Term right = operator == '+' || operator == '-' ? product() : signed();
        return new Term.Operation(operator, left, right, place);
    }

    private Term product() {
        Term left = signed();
        while (!isAtEnd() && (source.at(at) == '*' || source.at(at) == '/')) {
            left = operation(left);
        }
        return left;
    }

    /** Signs bind weaker than powers: -a^2 is -(a^2). */
    private Term signed() {
        Place place = place();
        if (takes("-")) {
            if (++depth > DEEPEST) {
                throw place.wrong("expected at most " + DEEPEST + " signs in a row");
            }
            Term operand = signed();
            depth--;
            return new Term.Negation(operand, place);
        }
        return takes("+") ? signed() : power();
    }

    /** Right associative; an exponent may have a sign of its own. */
    private Term power() {
        Term base = operand();
        Place place = place();
        if (!takes("^")) {
            return base;
        }
        if (++depth > DEEPEST) {
            throw place.wrong("expected at most " + DEEPEST + " powers in a row");
        }
        Place sign = place();
        Term exponent = takes("-") ? new Term.Negation(power(), sign) : power();
        depth--;
        return new Term.Operation('^', base, exponent, place);
    }

    private Term operand() {
        if (isAtEnd()) {
            throw expected("a number, a symbol or '('");
        }
        char next = source.at(at);
        if (next == '(') {
            takes("(");
            Term inner = expression();
            requires(")", "an operator or ')'");
            return inner;
        }
        if (next == '{') {
            return braces();
        }
        if (Character.isDigit(next)) {
            return number();
        }
        Term.Name name = name("a number, a symbol or '('");
        if (!isAtEnd() && (source.at(at) == '(' || source.at(at) == '[')) {
            return call(name);
        }
        return name;
    }

    private Term call(Term.Name name) {
        String close = takes("(") ? ")" : "]";
        if (close.equals("]")) {
            takes("[");
        }
        List<Term> arguments = new ArrayList<>();
        do {
            arguments.add(expression());
        } while (takes(","));
        requires(close, "an operator, ',' or '" + close + "'");
        return new Term.Call(name.name(), arguments, name.place());
    }

    private Term braces() {
        Place place = place();
        takes("{");
        List<Term> elements = new ArrayList<>();
        if (!takes("}")) {
            do {
                elements.add(expression());
            } while (takes(","));
            requires("}", "',' or '}'");
        }
        return new Term.Braces(elements, place);
    }

    private Term number() {
        int start = at;
        while (!isAtEnd() && (Character.isDigit(source.at(at)) || source.at(at) == '.')) {
            at++;
        }
        String digits = source.text().substring(start, at);
        Place place = source.place(start);
        if (digits.length() > MOST_DIGITS) {
            throw place.wrong("number with " + digits.length() + " characters: expected at most " + MOST_DIGITS);
        }
        if (!isAtEnd() && isLetterOrDigit(source.at(at))) {
            throw place().wrong("found '" + source.at(at) + "' right after the number " + digits
                    + ", expected an operator; products are written with *");
        }
        BigDecimal value;
        try {
            value = new BigDecimal(digits);
        } catch (NumberFormatException wrong) {
            throw place.wrong("'" + digits + "': expected a whole or decimal number");
        }
        skipBlanks();
        return new Term.Literal(new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale())), place);
    }

    private static boolean isLetterOrDigit(char c) {
        return Character.isLetterOrDigit(c);
    }

    private void skipBlanks() {
        while (!isAtEnd() && Character.isWhitespace(source.at(at))) {
            at++;
        }
    }
}
