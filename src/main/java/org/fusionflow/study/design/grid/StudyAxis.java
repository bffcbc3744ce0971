package org.fusionflow.study.design.grid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.expression.Datum;

/**
 * An axis of a study: a name and the values that it takes.
 *
 * @param name of the axis
 * @param values all numbers or all words, at least one, each once
 */
public record StudyAxis(String name, List<Datum> values) {
    /** Names whose values are printed as decimal numbers even where all of them are whole. */
    private static final Set<String> DECIMAL = Set.of("ratio", "rho", "wA", "wB", "u0");

    public StudyAxis {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new InvalidInput("axis " + name + ": expected at least one value");
        }
        if (values.stream().distinct().count() < values.size()) {
            throw new InvalidInput("axis " + name + ": expected each value only once");
        }
        if (values.stream().map(Object::getClass).distinct().count() > 1) {
            throw new InvalidInput("axis " + name + ": expected numbers only or words only");
        }
    }

    static StudyAxis ofNumbers(String name, double... values) {
        return new StudyAxis(name, Arrays.stream(values).mapToObj(Datum::of).toList());
    }

    public int size() {
        return values.size();
    }

    public Datum.Kind kind() {
        return values.get(0) instanceof Datum.Real ? Datum.Kind.NUMBER : Datum.Kind.WORD;
    }

    /** The values of an axis of numbers. */
    public double[] numbers() {
        return values.stream().mapToDouble(Datum::number).toArray();
    }

    /** A value as a table cell. */
    public String cell(int index) {
        return values.get(index) instanceof Datum.Word word
                ? word.text()
                : cell(values.get(index).number());
    }

    private String cell(double number) {
        return isWhole() ? Long.toString((long) number) : Double.toString(number);
    }

    /** True if all values are whole numbers, such as numbers of layers, seeds or samples. */
    public boolean isWhole() {
        return kind() == Datum.Kind.NUMBER
                && !DECIMAL.contains(name)
                && Arrays.stream(numbers()).allMatch(v -> v == Math.rint(v) && Math.abs(v) < 1e15);
    }

    /** Values from one decimal number to another in decimal steps, without rounding: -0.9, -0.8, ... */
    static double[] stepwise(BigDecimal from, BigDecimal to, BigDecimal step) {
        List<Double> values = new ArrayList<>();
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            values.add(value.signum() == 0 ? 0.0 : value.doubleValue());
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
