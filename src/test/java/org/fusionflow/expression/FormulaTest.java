package org.fusionflow.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions of studies: their values, what is missing in them, and what is wrong with them. */
class FormulaTest {
    private static final Map<String, Datum> VALUES = Map.of(
            "rho", Datum.of(-0.5),
            "linear.halfTime[B]", Datum.of(3.0),
            "rule", Datum.of("relu"),
            "never", Datum.Missing.VALUE);

    /** Names of the values, and the aggregates over three parts in which x is 1, 2 and 6 and y is 2, 3 and 7. */
    private static final Names NAMES = new Names() {
        @Override
        public Datum.Kind kind(Term.Name name) {
            return Names.of(Map.of(
                            "rho", Datum.Kind.NUMBER,
                            "linear.halfTime[B]", Datum.Kind.NUMBER,
                            "rule", Datum.Kind.WORD,
                            "never", Datum.Kind.NUMBER,
                            "x", Datum.Kind.NUMBER,
                            "y", Datum.Kind.NUMBER))
                    .kind(name);
        }

        @Override
        public boolean aggregates() {
            return true;
        }
    };

    private static final Scope SCOPE = new Scope() {
        @Override
        public Datum value(String name) {
            return VALUES.getOrDefault(name, Datum.Missing.VALUE);
        }

        @Override
        public List<Scope> parts() {
            return List.of(part(1, 2), part(2, 3), part(6, 7));
        }

        private Scope part(double x, double y) {
            return name -> name.equals("x") ? Datum.of(x) : name.equals("y") ? Datum.of(y) : value(name);
        }
    };

    private static Formula formula(String text) {
        return Formula.of(new SourceText("s.yaml", text, 3, 10), NAMES);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + (2^2 - 1)/(1 - rho^2)      | 5",
                "-2^2                           | -4",
                "2^-1                           | 0.5",
                "1e-3*$rho                      | -5e-4",
                "linear.halfTime[B]/2           | 1.5",
                "abs(rho) + sign(rho)           | -0.5",
                "ln(exp(2)) + log10(1000)       | 5",
                "sin(acos(0)) - sin(0)          | 1",
                "min(3, 1, 2) + max(1, 2)       | 3",
                "sqrt(16) - floor(2.7) + round(2.5) | 4",
                "if(rule = 'relu', 1, 2)        | 1",
                "if(rho > 0 or rule != \"relu\", 1, 2) | 2",
                "mean(x) + median(x)            | 5",
                "sd(x)                          | 2.6457513110645907",
                "se(x) - sd(x)/sqrt(3)          | 0",
                "sum(x) + min(x) + max(x)       | 16",
                "count(x > 1) + share(x > 1)*3  | 4",
                "slope(y, x)                    | 1",
                "r2(x, x)                       | 1",
            })
    void expressionsHaveTheirValues(String text, double value) {
        assertEquals(value, formula(text).number(SCOPE), 1e-15 * Math.max(1, Math.abs(value)), text);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 < rho <= -0.5               | true",
                "not rho > 0 and rule = 'relu'  | true",
                "absent(never) and present(rho) | true",
                "never > 1                      | missing",
                "not (never > 1)                | missing",
                "never > 1 and rho > 0          | false",
                "never > 1 and rho < 0          | missing",
                "rho < 0 or never > 1           | true",
                "never = never                  | missing",
            })
    void whatIsMissingStaysMissingUnlessTheRestDecides(String text, String expected) {
        Datum found = formula(text).at(SCOPE);
        assertEquals(expected, found.isMissing() ? "missing" : Boolean.toString(found.isTrue()));
    }

    @Test
    void arithmeticWithAMissingNumberIsMissing() {
        for (String text : List.of("never + 1", "max(never, 1)", "mean(never)", "abs(never)", "sqrt(-1)", "0/0")) {
            assertTrue(formula(text).at(SCOPE).isMissing(), text);
        }
    }

    @Test
    void theNamesOfAFormulaAreThoseThatItUses() {
        assertEquals(
                Set.of("rho", "linear.halfTime[B]"),
                formula("mean(abs(rho)) + linear.halfTime[B]").names());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rho +             | 3:15: found the end, expected a number, a symbol or '('",
                "(rho              | 3:14: found the end, expected an operator or ')'",
                "rho rho           | 3:14: found 'r', expected an operator or the end",
                "2rho              | 3:11: found 'r' right after the number 2",
                "1e999             | 3:10: '1e999': expected an exponent",
                "rhu               | 3:10: unknown name 'rhu'",
                "tan(rho)          | 3:10: unknown function 'tan'",
                "abs(rho, 1)       | 3:10: abs: expected 1 argument, found 2",
                "max(1, 'a')       | 3:17: found a word, expected a number",
                "rho and 1 > 0     | 3:10: found a number, expected a condition",
                "rule > 2          | 3:10: found a word, expected a number to compare",
                "rule = 2          | 3:17: found a number, expected a word",
                "\"open            | 3:10: expected a closing \"",
                "linear.halfTime[B | 3:25: expected a ']' after this bracket",
                "linear.           | 3:17: found the end, expected a name after the dot",
                "{rho}             | 3:10: found braces",
            })
    void whatIsWrongIsNamedWithItsColumn(String text, String message) {
        String found = String.valueOf(
                assertThrows(InvalidInput.class, () -> formula(text)).getMessage());
        assertTrue(found.startsWith("s.yaml:" + message), found);
    }
}
