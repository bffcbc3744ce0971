package org.fusionflow.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fusionflow.architecture.InvalidInput;

/**
 * The toy statistics of the paper: two scalar inputs, {@code x_A} of standard deviation {@code ratio}, {@code x_B} of
 * standard deviation 1, correlation {@code rho}, and {@code y = wA x_A + wB x_B} without noise.
 *
 * @param ratio of standard deviations, from 1e-5 to 1e5
 * @param rho correlation, between -1 and 1
 * @param wA weight of the first modality
 * @param wB weight of the second modality
 */
public record ToyData(double ratio, double rho, double wA, double wB) {
    private static final List<String> KEYS = List.of("ratio", "rho", "wA", "wB");

    /** Its square must stay two orders inside {@link LeastSquares#RELATIVE_CUT}, or the smaller variance would count as 0. */
    private static final double LARGEST_RATIO = 1e5;

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
        Map<String, Double> values = new TreeMap<>(Map.of("wA", 1.0, "wB", 1.0));
        Map<String, String> seen = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            if (equals < 0 || !KEYS.contains(key)) {
                throw new InvalidInput("toy '" + text + "', part '" + part
                        + "': expected ratio=NUMBER, rho=NUMBER, wA=NUMBER or wB=NUMBER");
            }
            if (seen.put(key, part) != null) {
                throw new InvalidInput("toy '" + text + "': expected " + key + " only once");
            }
            values.put(key, Numbers.parse(part.substring(equals + 1).strip(), "toy " + key));
        }
        return new ToyData(
                value(values, "ratio", text),
                value(values, "rho", text),
                value(values, "wA", text),
                value(values, "wB", text));
    }

    private static double value(Map<String, Double> values, String key, String text) {
        Double value = values.get(key);
        if (value == null) {
            throw new InvalidInput("toy '" + text + "': expected " + key + "=NUMBER as well");
        }
        return value;
    }

    public SecondMoments moments() {
        double cross = rho * ratio;
        double varianceA = ratio * ratio;
        double correlationA = wA * varianceA + wB * cross;
        double correlationB = wA * cross + wB;
        return new SecondMoments(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                new Symmetric(new double[][] {{varianceA, cross}, {cross, 1}}),
                Vector.of(correlationA, correlationB),
                wA * correlationA + wB * correlationB);
    }
}
