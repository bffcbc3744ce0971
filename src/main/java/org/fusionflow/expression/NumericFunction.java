package org.fusionflow.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;

/** Functions of values in one scope. */
enum NumericFunction {
    ABS,
    SQRT,
    LN,
    EXP,
    LOG10,
    SIGN,
    FLOOR,
    ROUND,
    ACOS,
    SIN,
    MIN(2, Integer.MAX_VALUE),
    MAX(2, Integer.MAX_VALUE),
    /** {@code if(condition, value, otherwise)}. */
    IF(3, 3),
    /** True if a value exists. */
    PRESENT,
    /** True if a value does not exist. */
    ABSENT;

    private final int least;
    private final int most;

    NumericFunction() {
        this(1, 1);
    }

    NumericFunction(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** The name as it is written. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NumericFunction> named(String name) {
        return Arrays.stream(values()).filter(f -> f.title().equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(NumericFunction::title).toList();
    }

    /**
     * Checks the number of arguments.
     *
     * @throws InvalidInput unless the call has as many arguments as the function takes
     */
    void requireCount(Term.Call call) {
        int found = call.arguments().size();
        if (found < least || found > most) {
            String expected = least == most ? Integer.toString(least) : "at least " + least;
            throw call.place()
                    .wrong(title() + ": expected " + expected + (expected.equals("1") ? " argument" : " arguments")
                            + ", found " + found);
        }
    }

    /** The value for numbers; NaN outside the function's domain. */
    double value(double[] x) {
        return switch (this) {
            case ABS -> Math.abs(x[0]);
            case SQRT -> Math.sqrt(x[0]);
            // The strict functions give the same digits on every machine.
            case LN -> StrictMath.log(x[0]);
            case EXP -> StrictMath.exp(x[0]);
            case LOG10 -> StrictMath.log10(x[0]);
            case SIGN -> Math.signum(x[0]);
            case FLOOR -> Math.floor(x[0]);
            case ROUND -> Math.rint(x[0]);
            case ACOS -> StrictMath.acos(x[0]);
            case SIN -> StrictMath.sin(x[0]);
            case MIN -> Arrays.stream(x).min().orElse(Double.NaN);
            case MAX -> Arrays.stream(x).max().orElse(Double.NaN);
            case IF, PRESENT, ABSENT -> throw new IllegalArgumentException(title() + " is no function of numbers");
        };
    }
}
