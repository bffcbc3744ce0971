package org.fusionflow.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;

/**
 * A training set drawn from a population, in one line: {@code A=50,B=50,samples=70,noise=0.5,seed=1}. Keys:
 *
 * <ul>
 *   <li>{@code A=50}: modality A of 50 inputs; any other word with a number is one more modality
 *   <li>{@code samples}: P, required
 *   <li>{@code std.A}: standard deviation of every input of A, 1 unless given
 *   <li>{@code norm.A}: norm of A's block of the teacher, 1 unless given
 *   <li>{@code rho}: correlation of the i-th inputs of any two modalities, where both have one; 0 unless given. All other
 *       pairs of inputs are independent
 *   <li>{@code teacher}: {@code random}, a direction drawn for each modality (the default), or {@code constant}, all entries
 *       of a block equal
 *   <li>{@code noise}: standard deviation of the noise in the output, 0 unless given
 *   <li>{@code seed}: of teacher and samples, 1 unless given
 * </ul>
 *
 * @param population where the samples come from
 * @param samples P, &ge; 1
 * @param seed of the samples
 */
public record RandomSamples(Population population, int samples, long seed) {
    /** As for the toy: the squares stay two orders inside {@link LeastSquares#RELATIVE_CUT}. */
    private static final double LARGEST_STD = 1e5;

    /** The eigenvalues of a covariance of this size take about ten seconds, and the flow as long for every few steps. */
    private static final int LARGEST_DIMENSION = 2000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    /** Stream of the seed that a random teacher comes from. */
    private static final int TEACHER = 2;

    private static final String FORM =
            "NAME=DIMENSION, samples=, noise=, seed=, rho=, teacher=, std.NAME= or norm.NAME=";

    public RandomSamples {
        if (samples < 1) {
            throw new InvalidInput("random samples " + samples + ": expected at least 1");
        }
        Samples.requireRoom(population.modalities(), samples);
    }

    public Samples draw() {
        return population.draw(samples, seed);
    }

    /**
     * @throws InvalidInput naming the part that is wrong
     */
    public static RandomSamples parse(String text) {
        KeyedText spec = new KeyedText("random", text, FORM);
        int samples = spec.whole("samples", 1, Samples.MOST_NUMBERS)
                .orElseThrow(() -> spec.problem("expected samples=NUMBER as well"))
                .intValue();
        long seed = spec.whole("seed", 0, Long.MAX_VALUE).orElse(1L);
        double noise = spec.number("noise").orElse(0.0);
        double rho = spec.number("rho").orElse(0.0);
        boolean constant = isConstant(spec);
        Map<String, Double> std = byModality(spec, "std.");
        Map<String, Double> norm = byModality(spec, "norm.");
        Modalities modalities = modalities(spec);
        Population population = new Population(
                modalities,
                covariance(modalities, valued(spec, modalities, std, "std."), rho),
                teacher(modalities, valued(spec, modalities, norm, "norm."), constant, seed),
                noise);
        return new RandomSamples(population, samples, seed);
    }

    private static boolean isConstant(KeyedText spec) {
        String kind = spec.take("teacher").orElse("random");
        if (!kind.equals("random") && !kind.equals("constant")) {
            throw spec.problem("teacher '" + kind + "': expected random or constant");
        }
        return kind.equals("constant");
    }

    private static Map<String, Double> byModality(KeyedText spec, String prefix) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String key : spec.keys()) {
            if (key.startsWith(prefix)) {
                values.put(key.substring(prefix.length()), spec.number(key).orElseThrow());
            }
        }
        return values;
    }

    /** What is left are the modalities. */
    private static Modalities modalities(KeyedText spec) {
        List<String> names = new ArrayList<>();
        List<Integer> dimensions = new ArrayList<>();
        for (String key : spec.keys()) {
            if (!NAME.matcher(key).matches()) {
                throw spec.problem("part '" + key + "': expected " + FORM);
            }
            names.add(key);
            dimensions.add(spec.whole(key, 1, LARGEST_DIMENSION).orElseThrow().intValue());
        }
        if (names.isEmpty()) {
            throw spec.problem("expected a modality, such as A=50, as well");
        }
        Modalities modalities = new Modalities(names, dimensions);
        if (modalities.inputs() > LARGEST_DIMENSION) {
            throw spec.problem(
                    "expected at most " + LARGEST_DIMENSION + " inputs together, got " + modalities.inputs());
        }
        return modalities;
    }

    /** One value a modality, 1 where none was given. */
    private static double[] valued(KeyedText spec, Modalities modalities, Map<String, Double> given, String prefix) {
        double[] values = new double[modalities.count()];
        Arrays.fill(values, 1);
        given.forEach((name, value) -> {
            int m = modalities.names().indexOf(name);
            if (m < 0) {
                throw spec.problem(prefix + name + ": expected one of the modalities " + modalities.names());
            }
            values[m] = value;
        });
        return values;
    }

    private static Symmetric covariance(Modalities modalities, double[] std, double rho) {
        int count = modalities.count();
        // Below this the i-th inputs of all modalities together would have a negative variance.
        double least = count > 1 ? -1.0 / (count - 1) : -1;
        if (!(rho >= least && rho <= 1)) {
            throw new InvalidInput("random rho " + rho + ": expected a number from " + least + " to 1");
        }
        double[][] sigma = new double[modalities.inputs()][modalities.inputs()];
        for (int m = 0; m < count; m++) {
            if (!(std[m] >= 1 / LARGEST_STD && std[m] <= LARGEST_STD)) {
                throw new InvalidInput("random std." + modalities.names().get(m) + " " + std[m]
                        + ": expected a number from " + 1 / LARGEST_STD + " to " + LARGEST_STD);
            }
            for (int n = 0; n < count; n++) {
                int shared = Math.min(
                        modalities.dimensions().get(m), modalities.dimensions().get(n));
                for (int i = 0; i < shared; i++) {
                    sigma[modalities.start(m) + i][modalities.start(n) + i] = (m == n ? 1 : rho) * (std[m] * std[n]);
                }
            }
        }
        return new Symmetric(sigma);
    }

    private static Vector teacher(Modalities modalities, double[] norm, boolean constant, long seed) {
        double[] teacher = new double[modalities.inputs()];
        Gaussians gaussians = new Gaussians(seed, TEACHER);
        for (int m = 0; m < norm.length; m++) {
            if (!(norm[m] >= 0 && norm[m] <= LARGEST_STD)) {
                throw new InvalidInput("random norm." + modalities.names().get(m) + " " + norm[m]
                        + ": expected a number from 0 to " + LARGEST_STD);
            }
            int size = modalities.dimensions().get(m);
            double[] ones = new double[size];
            Arrays.fill(ones, 1);
            Vector direction = constant ? Vector.of(ones) : gaussians.next(size);
            Vector block = direction.times(norm[m] / direction.norm());
            System.arraycopy(block.toArray(), 0, teacher, modalities.start(m), size);
        }
        return Vector.of(teacher);
    }
}
