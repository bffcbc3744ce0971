package org.fusionflow.data.made;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.moments.Knowledge;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * The toy statistics of the paper: two scalar inputs, {@code x_A} of standard deviation {@code ratio}, {@code x_B} of
 * standard deviation 1, correlation {@code rho}, and {@code y = wA x_A + wB x_B} without noise.
 *
 * @param ratio of standard deviations, from 1e-8 to 1e8
 * @param rho correlation, between -1 and 1
 * @param wA weight of the first modality
 * @param wB weight of the second modality
 */
public record ToyData(double ratio, double rho, double wA, double wB) {
    /** The keys that {@link #take} takes, for messages. */
    static final String FORM = "ratio=NUMBER, rho=NUMBER, wA=NUMBER, wB=NUMBER";

    static final Modalities MODALITIES = new Modalities(List.of("A", "B"), List.of(1, 1));

    /** Half times are then 16 orders of magnitude apart, as far as double precision can follow both. */
    private static final double LARGEST_RATIO = 1e8;

    public ToyData {
        if (!(ratio >= 1 / LARGEST_RATIO && ratio <= LARGEST_RATIO)) {
            throw new InvalidInput(
                    "toy ratio " + ratio + ": expected a number from " + 1 / LARGEST_RATIO + " to " + LARGEST_RATIO);
        }
        if (!(rho >= -1 && rho <= 1)) {
            throw new InvalidInput("toy rho " + rho + ": expected a number between -1 and 1");
        }
        if (!Double.isFinite(wA) || !Double.isFinite(wB) || (wA == 0 && wB == 0)) {
            throw new InvalidInput("toy wA " + wA + ", wB " + wB + ": expected finite weights, not both 0");
        }
    }

    /**
     * Reads {@code ratio=2,rho=0.5} with optional {@code wA} and {@code wB}, which are 1 unless given.
     *
     * @throws InvalidInput naming the part that is wrong
     */
    public static ToyData parse(String text) {
        return read(OptionValue.of("toy", text));
    }

    /** The same from an option or a YAML mapping. */
    public static ToyData read(Value value) {
        return value.checked(() -> {
            MappingReader spec = new MappingReader(value, FORM);
            ToyData toy = take(spec);
            spec.requireAllTaken();
            return toy;
        });
    }

    static ToyData take(MappingReader spec) {
        return new ToyData(
                spec.required("ratio").number(),
                spec.required("rho").number(),
                spec.number("wA").orElse(1.0),
                spec.number("wB").orElse(1.0));
    }

    /** Rank of the covariance; 1 if the two inputs are multiples of each other. */
    int rank() {
        return Math.abs(rho) == 1 ? 1 : 2;
    }

    public Moments moments() {
        double cross = rho * ratio;
        double varianceA = ratio * ratio;
        double correlationA = wA * varianceA + wB * cross;
        double correlationB = wA * cross + wB;
        return new Moments(
                MODALITIES,
                new Symmetric(new double[][] {{varianceA, cross}, {cross, 1}}),
                List.of(Vector.of(correlationA, correlationB)),
                wA * correlationA + wB * correlationB,
                Knowledge.ofTeachers(List.of(Vector.of(wA, wB))).withRank(rank()));
    }
}
