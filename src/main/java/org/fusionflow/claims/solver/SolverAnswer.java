package org.fusionflow.claims.solver;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;

/**
 * What a solver printed on one script.
 *
 * @param status what it says
 * @param reason why there is no verdict; empty if there is one
 * @param points values of the symbols at which the formulas may hold, the most exact first: only proposals; empty if there are none
 */
record SolverAnswer(Status status, String reason, List<Map<String, Rational>> points) {
    enum Status {
        /** There are no values. */
        NONE,
        /** There are some. */
        SOME,
        /** Neither is known. */
        UNKNOWN
    }

    /** Longer numbers are not read: exact arithmetic with them would take too long. */
    private static final int LONGEST_NUMBER = 5_000;

    /** Decimals to which irrational values are rounded. */
    private static final int[] ROUNDED = {8, 3, 1};

    SolverAnswer {
        points = List.copyOf(points);
    }

    static SolverAnswer unknown(String reason) {
        return new SolverAnswer(Status.UNKNOWN, reason, List.of());
    }

    /**
     * Reads the answers to a script in order: name and version, the status, and values.
     *
     * @param symbols names of the symbols by the names that they have in the script
     */
    static SolverAnswer of(String printed, Map<String, String> symbols) {
        List<SExpression> answers = SExpression.all(printed);
        for (int i = 0; i < answers.size(); i++) {
            SExpression answer = answers.get(i);
            if (answer.startsWith("error")) {
                // What follows an error may be about fewer formulas than were written.
                return unknown(error(answer));
            }
            Optional<SolverAnswer> read = status(answer.word(), answers.subList(i + 1, answers.size()), symbols);
            if (read.isPresent()) {
                return read.get();
            }
        }
        return unknown("it gave no answer");
    }

    private static Optional<SolverAnswer> status(String word, List<SExpression> rest, Map<String, String> symbols) {
        return switch (word) {
            case "unsat" -> Optional.of(new SolverAnswer(Status.NONE, "", List.of()));
            case "sat" -> Optional.of(new SolverAnswer(Status.SOME, "", points(rest, symbols)));
            case "unknown", "timeout" -> Optional.of(unknown("it does not know"));
            default -> Optional.empty();
        };
    }

    private static String error(SExpression answer) {
        String said = answer.parts().size() > 1 ? answer.parts().get(1).unquoted() : "";
        String line = said.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return "it reports \"" + (line.length() <= 80 ? line : line.substring(0, 80) + "...") + "\"";
    }

    /** Points from lists of values: the first exact where they can be, the second with decimals for those that cannot. */
    private static List<Map<String, Rational>> points(List<SExpression> lists, Map<String, String> symbols) {
        Map<String, Rational> exact = new HashMap<>();
        Map<String, BigDecimal> decimal = new HashMap<>();
        for (SExpression list : lists) {
            if (list.startsWith("error") || !list.isList()) {
                break;
            }
            for (SExpression pair : list.parts()) {
                String symbol = pair.parts().size() == 2
                        ? symbols.get(pair.parts().get(0).word())
                        : null;
                if (symbol != null && !exact.containsKey(symbol)) {
                    SExpression value = pair.parts().get(1);
                    exact(value).ifPresent(number -> exact.put(symbol, number));
                    decimal(value).ifPresent(number -> decimal.put(symbol, number));
                }
            }
        }
        if (exact.keySet().containsAll(symbols.values())) {
            return List.of(exact);
        }
        List<Map<String, Rational>> points = new ArrayList<>();
        for (int decimals : ROUNDED) {
            Map<String, Rational> point = new HashMap<>(exact);
            decimal.forEach((symbol, number) -> point.putIfAbsent(symbol, rounded(number, decimals)));
            if (point.keySet().containsAll(symbols.values())) {
                points.add(point);
            }
        }
        return points;
    }

    private static Rational rounded(BigDecimal number, int decimals) {
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_EVEN);
        return new Rational(rounded.unscaledValue(), BigInteger.TEN.pow(decimals));
    }

    /** A rational number: {@code 2.5}, {@code (/ 5.0 2.0)}, {@code (- 3)}; empty for all else. */
    private static Optional<Rational> exact(SExpression value) {
        if (!value.isList()) {
            return number(value.word()).map(n -> new Rational(n.unscaledValue(), BigInteger.TEN.pow(n.scale())));
        }
        if (value.startsWith("-") && value.parts().size() == 2) {
            return exact(value.parts().get(1)).map(Rational::negate);
        }
        if (value.startsWith("/") && value.parts().size() == 3) {
            Optional<Rational> below = exact(value.parts().get(2)).filter(n -> n.signum() != 0);
            return exact(value.parts().get(1)).flatMap(above -> below.map(n -> above.times(n.inverse())));
        }
        return Optional.empty();
    }

    /** The digits of an irrational number, of which z3 says with a question mark that more follow. */
    private static Optional<BigDecimal> decimal(SExpression value) {
        if (value.startsWith("-") && value.parts().size() == 2) {
            return decimal(value.parts().get(1)).map(BigDecimal::negate);
        }
        return value.word().endsWith("?")
                ? number(value.word().substring(0, value.word().length() - 1))
                : Optional.empty();
    }

    private static Optional<BigDecimal> number(String word) {
        boolean plain = word.length() <= LONGEST_NUMBER && word.matches("[0-9]+(\\.[0-9]+)?");
        return plain ? Optional.of(new BigDecimal(word)) : Optional.empty();
    }
}
