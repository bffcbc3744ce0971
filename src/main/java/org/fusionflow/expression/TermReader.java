package org.fusionflow.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;

/**
 * Parses expressions: Symja syntax with explicit products, in which whole and decimal numbers are exact. Comparisons bind weaker than sums, then
 * follow {@code not}, {@code and} and {@code or} (in claims {@code !}, {@code &&} and {@code ||}), then {@code =>} and {@code <=>} of claims.
 */
public final class TermReader {
    /** Largest depth of nesting, because the stack is finite. */
    private static final int DEEPEST = 200;

    /** Largest number of operators in one text: a sum of so many terms is a tree as deep, and work on it needs as much stack. */
    private static final int MOST_OPERATORS = 2000;

    private final Cursor cursor;
    private final Syntax syntax;
    private int depth;
    private int operators;

    /** A reader of claims. */
    public TermReader(SourceText source) {
        this(source, Syntax.CLAIM);
    }

    public TermReader(SourceText source, Syntax syntax) {
        this.cursor = new Cursor(source, syntax);
        this.syntax = syntax;
    }

    /**
     * Parses the whole text as one condition or value.
     *
     * @throws InvalidInput if it is not one, or something follows
     */
    public static Term whole(SourceText source, Syntax syntax) {
        TermReader reader = new TermReader(source, syntax);
        Term term = reader.statement();
        if (!reader.isAtEnd()) {
            throw reader.expected("an operator or the end");
        }
        return term;
    }

    public boolean isAtEnd() {
        return cursor.isAtEnd();
    }

    public Place place() {
        return cursor.place();
    }

    /** Reads this text if it comes next. */
    public boolean takes(String expected) {
        return cursor.takes(expected);
    }

    /**
     * Reads this text.
     *
     * @throws InvalidInput if something else comes next
     */
    public void requires(String expected, String what) {
        if (!cursor.takes(expected)) {
            throw expected(what);
        }
    }

    public InvalidInput expected(String what) {
        return cursor.expected(what);
    }

    /** Reads a name. */
    public Term.Name name(String what) {
        return cursor.name(what);
    }

    /** Reads a condition or value: {@code a <=> b} in claims, {@code a or b} in studies. */
    public Term statement() {
        enter("nested parentheses");
        Term left = implication();
        Place place = place();
        if (syntax == Syntax.CLAIM && takes("<=>")) {
            countOperator(place);
            left = new Term.Implication(true, left, implication(), place);
            if (cursor.isNext("<=>")) {
                throw place().wrong("found a second '<=>', expected parentheses that say which belong together");
            }
        }
        depth--;
        return left;
    }

    /** Reads {@code a => b}, which is right associative. */
    private Term implication() {
        Term left = alternatives();
        Place place = place();
        if (syntax != Syntax.CLAIM || !takes("=>")) {
            return left;
        }
        countOperator(place);
        enter("'=>' in a row");
        Term right = implication();
        depth--;
        return new Term.Implication(false, left, right, place);
    }

    private Term alternatives() {
        Term left = conjunction();
        for (Place place = place(); takesSign("or", "||"); place = place()) {
            countOperator(place);
            left = new Term.Junction(false, left, conjunction(), place);
        }
        return left;
    }

    private Term conjunction() {
        Term left = negation();
        for (Place place = place(); takesSign("and", "&&"); place = place()) {
            countOperator(place);
            left = new Term.Junction(true, left, negation(), place);
        }
        return left;
    }

    private boolean takesSign(String ofStudies, String ofClaims) {
        return syntax == Syntax.STUDY ? cursor.takesWord(ofStudies) : cursor.takes(ofClaims);
    }

    private Term negation() {
        Place place = place();
        if (!takesSign("not", "!")) {
            return comparison();
        }
        enter("'not' in a row");
        Term operand = negation();
        depth--;
        return new Term.Not(operand, place);
    }

    /** Reads a comparison; {@code a < b < c} means {@code a < b and b < c}. */
    private Term comparison() {
        Term left = expression();
        Optional<Term> all = Optional.empty();
        Place place = place();
        for (Optional<ComparisonSign> next = cursor.relation(); next.isPresent(); next = cursor.relation()) {
            countOperator(place);
            Term right = expression();
            Term one = new Term.Comparison(next.get(), left, right, place);
            Place joint = place;
            all = Optional.of(all.<Term>map(before -> new Term.Junction(true, before, one, joint))
                    .orElse(one));
            left = right;
            place = place();
        }
        return all.orElse(left);
    }

    /** Reads a sum, up to a character that cannot continue it. */
    public Term expression() {
        enter("nested parentheses");
        Term left = product();
        while (cursor.isNext('+') || (cursor.isNext('-') && !cursor.isNext("->"))) {
            left = operation(left);
        }
        depth--;
        return left;
    }

    private void enter(String what) {
        if (++depth > DEEPEST) {
            throw place().wrong("expected at most " + DEEPEST + " " + what);
        }
    }

    private void countOperator(Place place) {
        if (++operators > MOST_OPERATORS) {
            throw place.wrong("expected at most " + MOST_OPERATORS + " operators in one expression");
        }
    }

    private Term operation(Term left) {
        Place place = place();
        countOperator(place);
        char operator = cursor.next();
        Term right = operator == '+' || operator == '-' ? product() : signed();
        return new Term.Operation(operator, left, right, place);
    }

    private Term product() {
        Term left = signed();
        while (cursor.isNext('*') || cursor.isNext('/')) {
            left = operation(left);
        }
        return left;
    }

    /** Reads a signed term. Signs bind weaker than powers: -a^2 is -(a^2). */
    private Term signed() {
        Place place = place();
        while (takes("+")) {
            place = place();
        }
        if (takes("-")) {
            if (++depth > DEEPEST) {
                throw place.wrong("expected at most " + DEEPEST + " signs in a row");
            }
            Term operand = signed();
            depth--;
            return new Term.Negation(operand, place);
        }
        return power();
    }

    /** Reads a power, which is right associative; an exponent may have its own sign. */
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

    /** Reads an argument of a function; {@code x -> a} is the second one of a limit. */
    private Term argument() {
        Term argument = statement();
        Place place = place();
        return syntax == Syntax.CLAIM && takes("->") ? new Term.Approach(argument, expression(), place) : argument;
    }

    private Term operand() {
        if (isAtEnd()) {
            throw expected("a number, a symbol or '('");
        }
        if (takes("(")) {
            Term inner = statement();
            requires(")", "an operator or ')'");
            return inner;
        }
        if (cursor.isNext('{')) {
            return braces();
        }
        if (cursor.isDigit()) {
            return cursor.number();
        }
        if (syntax == Syntax.STUDY && (cursor.isNext('\'') || cursor.isNext('"'))) {
            return cursor.quoted();
        }
        Term.Name name = name("a number, a symbol or '('");
        return cursor.isNext('(') || cursor.isNext('[') ? call(name) : name;
    }

    private Term call(Term.Name name) {
        String close = takes("(") ? ")" : "]";
        if (close.equals("]")) {
            takes("[");
        }
        List<Term> arguments = new ArrayList<>();
        do {
            arguments.add(argument());
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
}
