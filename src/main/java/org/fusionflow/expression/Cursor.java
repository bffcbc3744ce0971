package org.fusionflow.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;

/** Scans a text: it reads one name, number or sign after the other and skips blanks. */
final class Cursor {
    /** Largest number of digits. A longer number is rejected as a typing error. */
    private static final int MOST_DIGITS = 40;

    /** Largest exponent. Beyond it a double is 0 or infinite. */
    private static final int LARGEST_EXPONENT = 400;

    private final SourceText source;
    private final Syntax syntax;
    private int at;

    Cursor(SourceText source, Syntax syntax) {
        this.source = source;
        this.syntax = syntax;
        skipBlanks();
    }

    boolean isAtEnd() {
        return at >= source.length();
    }

    boolean isNext(char expected) {
        return !isAtEnd() && source.at(at) == expected;
    }

    boolean isDigit() {
        return !isAtEnd() && Character.isDigit(source.at(at));
    }

    Place place() {
        return source.place(at);
    }

    /** Reads one character. */
    char next() {
        char next = source.at(at++);
        skipBlanks();
        return next;
    }

    /** Reads this text if it comes next. */
    boolean takes(String expected) {
        if (!source.text().startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        skipBlanks();
        return true;
    }

    /** Reads this word if it comes next and is not the beginning of a longer one. */
    boolean takesWord(String word) {
        int end = at + word.length();
        boolean longer = end < source.length() && isPartOfName(source.at(end));
        return !longer && takes(word);
    }

    /** True if this text comes next. */
    boolean isNext(String expected) {
        return source.text().startsWith(expected, at);
    }

    /**
     * Reads a comparison operator if one comes next.
     *
     * @throws InvalidInput for a single {@code =} in a claim
     */
    Optional<ComparisonSign> relation() {
        if (syntax == Syntax.CLAIM && (isNext("<=>") || isNext("=>"))) {
            return Optional.empty();
        }
        if (takes("<=")) {
            return Optional.of(ComparisonSign.AT_MOST);
        }
        if (takes(">=")) {
            return Optional.of(ComparisonSign.AT_LEAST);
        }
        if (takes("!=")) {
            return Optional.of(ComparisonSign.UNEQUAL);
        }
        if (takes("<")) {
            return Optional.of(ComparisonSign.LESS);
        }
        if (takes(">")) {
            return Optional.of(ComparisonSign.MORE);
        }
        if (takes("==")) {
            return Optional.of(ComparisonSign.EQUAL);
        }
        if (syntax == Syntax.CLAIM && isNext('=')) {
            throw place().wrong("found '=', expected '==' for equality");
        }
        return takes("=") ? Optional.of(ComparisonSign.EQUAL) : Optional.empty();
    }

    InvalidInput expected(String what) {
        String found = isAtEnd()
                ? "the end"
                : "'" + new String(Character.toChars(source.text().codePointAt(at))) + "'";
        return place().wrong("found " + found + ", expected " + what);
    }

    /** Reads a name: letters and digits, beginning with a letter; in studies also with underscores, parts after dots and labels in brackets. */
    Term.Name name(String what) {
        int start = at;
        if (syntax == Syntax.STUDY && isNext('$')) {
            at++;
        }
        int first = at;
        takePart();
        if (at == first) {
            throw expected(what);
        }
        takeRest();
        Term.Name name = new Term.Name(source.text().substring(first, at), source.place(start));
        skipBlanks();
        return name;
    }

    private void takePart() {
        int start = at;
        while (!isAtEnd() && isPartOfName(source.at(at)) && (at > start || Character.isLetter(source.at(at)))) {
            at++;
        }
    }

    private void takeRest() {
        if (syntax != Syntax.STUDY) {
            return;
        }
        while (!isAtEnd()) {
            if (source.at(at) == '.') {
                int dot = at++;
                takePart();
                if (at == dot + 1) {
                    throw expected("a name after the dot");
                }
            } else if (source.at(at) == '[') {
                int close = source.text().indexOf(']', at);
                if (close < 0) {
                    throw place().wrong("expected a ']' after this bracket");
                }
                at = close + 1;
            } else {
                return;
            }
        }
    }

    /** Reads a text in quotes; if a dot follows directly, it is the first part of a name. */
    Term quoted() {
        int start = at;
        char quote = source.at(at);
        int close = source.text().indexOf(quote, start + 1);
        if (close < 0) {
            throw place().wrong("expected a closing " + quote);
        }
        at = close + 1;
        String text = source.text().substring(start + 1, close);
        int rest = at;
        if (isNext('.')) {
            takeRest();
        }
        String more = source.text().substring(rest, at);
        skipBlanks();
        return more.isEmpty()
                ? new Term.Quoted(text, source.place(start))
                : new Term.Name(text + more, source.place(start));
    }

    Term.Literal number() {
        int start = at;
        while (!isAtEnd() && (Character.isDigit(source.at(at)) || source.at(at) == '.')) {
            at++;
        }
        int exponent = syntax == Syntax.STUDY ? exponent() : 0;
        String digits = source.text().substring(start, at);
        Place place = source.place(start);
        if (digits.length() > MOST_DIGITS) {
            throw place.wrong("number with " + digits.length() + " characters: expected at most " + MOST_DIGITS);
        }
        if (!isAtEnd() && isPartOfName(source.at(at))) {
            throw place().wrong("found '" + source.at(at) + "' right after the number " + digits
                    + ", expected an operator; products are written with *");
        }
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            throw place.wrong("'" + digits + "': expected an exponent of at most " + LARGEST_EXPONENT);
        }
        BigDecimal value;
        try {
            value = new BigDecimal(digits);
        } catch (NumberFormatException wrong) {
            throw place.wrong("'" + digits + "': expected a whole or decimal number");
        }
        skipBlanks();
        return new Term.Literal(rational(value), place);
    }

    private static Rational rational(BigDecimal value) {
        return value.scale() >= 0
                ? new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
                : new Rational(value.toBigIntegerExact(), BigInteger.ONE);
    }

    /** Reads an exponent such as {@code e-6} after the digits, if there is one. */
    private int exponent() {
        if (!isNext('e') && !isNext('E')) {
            return 0;
        }
        int from = at + 1;
        int to = from < source.length() && "+-".indexOf(source.at(from)) >= 0 ? from + 1 : from;
        int digits = to;
        while (to < source.length() && Character.isDigit(source.at(to))) {
            to++;
        }
        if (to == digits) {
            return 0;
        }
        at = to;
        return to - digits > 4
                ? LARGEST_EXPONENT + 1
                : Integer.parseInt(source.text().substring(from, to));
    }

    private boolean isPartOfName(char c) {
        return Character.isLetterOrDigit(c) || (syntax == Syntax.STUDY && c == '_');
    }

    private void skipBlanks() {
        while (!isAtEnd() && Character.isWhitespace(source.at(at))) {
            at++;
        }
    }
}
