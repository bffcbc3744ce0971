package org.fusionflow.network.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * Counts the different directions that the first layer has learned: {@code directions}.
 *
 * <p>A unit is a hidden unit that reads inputs. Its vector holds its weights on all inputs of the network, 0 on inputs that it does not read. It
 * counts as learned if its vector is at least {@link #SHARE} times as long as the longest. Two learned units have the same direction if the
 * angle between their vectors is at most {@link #DEGREES}, or if a chain of learned units connects them in which neighbours differ by at most
 * this angle (single linkage, so that the order of the units does not matter). In a linear network a vector and its negative are the same
 * direction, because the next layer can change the sign.
 *
 * <p>Before training the directions are those of the random start, and every unit of about the largest length has its own direction. If all
 * weights are 0 there is no direction.
 */
public final class FeatureDirections implements Observable {
    /**
     * Smallest length of a learned unit, relative to the longest. Units start with random components along what they learn and grow by the same
     * factor, so the lengths of learned units differ by a factor of about ten, while other units stay smaller by orders of magnitude.
     */
    static final double SHARE = 0.05;

    /**
     * Largest angle within one direction, in degrees: twice the distance of units of one feature that are still turning, and well below the
     * angles between a few features in few inputs.
     */
    static final double DEGREES = 10;

    private final List<Junction> junctions;
    private final int inputs;
    private final boolean lines;

    public FeatureDirections(Layout layout) {
        junctions = layout.junctions().stream()
                .filter(Junction::isHidden)
                .filter(junction -> junction.from().stream().anyMatch(layer -> layer.input() < layout.inputs()))
                .toList();
        inputs = layout.inputs();
        lines = layout.design().activation().isLinear();
    }

    @Override
    public List<RecordedQuantity> quantities() {
        return junctions.isEmpty() ? List.of() : List.of(RecordedQuantity.number("directions"));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        row[at] = count(vectors(state.weights()), lines);
    }

    private List<double[]> vectors(double[] weights) {
        List<double[]> vectors = new ArrayList<>();
        for (Junction junction : junctions) {
            for (int unit = 0; unit < junction.size(); unit++) {
                double[] vector = new double[inputs];
                for (Layer layer : junction.from()) {
                    // Weights on hidden vectors are not weights on inputs.
                    if (layer.input() < inputs) {
                        int from = layer.offset() + unit * layer.columns();
                        System.arraycopy(weights, from, vector, layer.input(), layer.columns());
                    }
                }
                vectors.add(vector);
            }
        }
        return vectors;
    }

    /**
     * Counts the directions of vectors.
     *
     * @param lines true if a vector and its negative are the same direction
     */
    static int count(List<double[]> vectors, boolean lines) {
        double longest =
                vectors.stream().mapToDouble(FeatureDirections::norm).max().orElse(0);
        if (!(longest > 0)) {
            return 0;
        }
        List<double[]> learned = vectors.stream()
                .filter(vector -> norm(vector) >= SHARE * longest)
                .map(FeatureDirections::unit)
                .toList();
        int[] group = IntStream.range(0, learned.size()).toArray();
        double least = Math.cos(Math.toRadians(DEGREES));
        for (int i = 0; i < group.length; i++) {
            for (int j = 0; j < i; j++) {
                double cosine = dot(learned.get(i), learned.get(j));
                if (group[i] != group[j] && (lines ? Math.abs(cosine) : cosine) >= least) {
                    int old = group[i];
                    int joined = group[j];
                    Arrays.setAll(group, k -> group[k] == old ? joined : group[k]);
                }
            }
        }
        return (int) Arrays.stream(group).distinct().count();
    }

    private static double[] unit(double[] vector) {
        double norm = norm(vector);
        return Arrays.stream(vector).map(x -> x / norm).toArray();
    }

    private static double norm(double[] vector) {
        double norm = 0;
        for (double x : vector) {
            norm = Math.hypot(norm, x);
        }
        return norm;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
