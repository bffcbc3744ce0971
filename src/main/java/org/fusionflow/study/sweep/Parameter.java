package org.fusionflow.study.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.made.ToyData;

/** A number of a problem that a sweep may vary. The range of each is the one of the type that it ends up in. */
public enum Parameter {
    /** Standard deviation of x_A over that of x_B, of toy data. */
    RATIO("ratio", v -> new ToyData(v, 0, 1, 1)),
    /** Correlation of the two inputs of toy data. */
    RHO("rho", v -> new ToyData(1, v, 1, 1)),
    /** Weight of x_A in the output of toy data. */
    WEIGHT_A("wA", v -> new ToyData(1, 0, v, 1)),
    /** Weight of x_B in the output of toy data. */
    WEIGHT_B("wB", v -> new ToyData(1, 0, 1, v)),
    /** Start length. */
    U0("u0", Parameter::startLength),
    /** The symbol {@code L} of the architecture: total number of layers. */
    LAYERS("layers", v -> FusionTree.twoModalities(Depth.of((int) v), Depth.of(1))),
    /** The symbol {@code Lf} of the architecture: fusion layer. */
    FUSION("fusion", v -> FusionTree.twoModalities(Depth.of(Depth.LARGEST), Depth.of((int) v)));

    private final String key;
    // Our lambdas hold nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final DoubleConsumer use;

    Parameter(String key, DoubleConsumer use) {
        this.key = key;
        this.use = use;
    }

    /** Name in sweep files and in the first line of the CSV. */
    public String key() {
        return key;
    }

    /** True for numbers of layers. */
    public boolean isWhole() {
        return this == LAYERS || this == FUSION;
    }

    /** True for parameters of the toy data. */
    public boolean isData() {
        return DATA.contains(this);
    }

    /** The parameters of toy data. */
    static final List<Parameter> DATA = List.of(RATIO, RHO, WEIGHT_A, WEIGHT_B);

    /**
     * Refuses a value that no problem can have, whatever its other parameters are.
     *
     * @throws InvalidInput naming the value and the range
     */
    void check(double value) {
        if (isWhole() && value != Math.rint(value)) {
            throw new InvalidInput(key + " " + value + ": expected a whole number");
        }
        // The type that holds the value knows its range; whole ones are cast, which saturates and so stays out of
        // range.
        use.accept(value);
    }

    /** The value as a cell of the CSV. */
    String cell(double value) {
        return isWhole() ? Long.toString((long) value) : Double.toString(value);
    }

    private static void startLength(double value) {
        Numbers.requireStartLength(value);
    }

    static Optional<Parameter> named(String key) {
        return Arrays.stream(values()).filter(p -> p.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Parameter::key).toList();
    }
}
