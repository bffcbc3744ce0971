package org.fusionflow.reduced.saddle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Semidefinite;
import org.fusionflow.linear.Vector;

/**
 * Fixed points that are not isolated. Where modalities share inputs, {@code Sigma_SS} is singular, and all maps with
 * {@code w Sigma_SS = Sigma_yxS} are fixed points of one learned set: a flat set through each of them. The start
 * of the flow decides which of its points is reached.
 *
 * <p>Directions within one modality along which its own inputs do not vary are not counted: an aligned start never
 * moves along them.
 *
 * @param directions rows of unit norm over all inputs, along which the maps can move without a change of any output;
 *     as many as the continuum has dimensions
 */
public record Continuum(List<Vector> directions) {
    public Continuum {
        directions = List.copyOf(directions);
    }

    /**
     * The continuum of a learned set; empty if its fixed point is isolated. Its dimension is the sum of the ranks of the
     * modalities' own covariances less the rank of {@code Sigma_SS}.
     */
    static Optional<Continuum> of(Moments moments, LearnedSet learned) {
        Space space = new Space(moments, learned.indices());
        int dimension = -space.equations.rank();
        List<Vector> known = new ArrayList<>();
        for (int m : learned.indices()) {
            Space own = new Space(moments, List.of(m));
            dimension += own.equations.rank();
            known.addAll(own.directions());
        }
        if (dimension <= 0) {
            return Optional.empty();
        }
        List<Vector> rest = new ArrayList<>(space.directions());
        rest.replaceAll(direction -> orthogonal(direction, known));
        List<Vector> directions = new ArrayList<>();
        while (directions.size() < dimension) {
            Vector largest =
                    rest.stream().max(Comparator.comparingDouble(Vector::norm)).orElseThrow();
            Vector unit = largest.times(1 / largest.norm());
            directions.add(space.inOwnUnits(unit));
            rest.replaceAll(direction -> orthogonal(direction, List.of(unit)));
        }
        return Optional.of(new Continuum(directions));
    }

    private static Vector orthogonal(Vector vector, List<Vector> to) {
        Vector rest = vector;
        // Twice is enough for orthogonality to rounding (Kahan and Parlett).
        for (int pass = 0; pass < 2; pass++) {
            for (Vector unit : to) {
                rest = rest.minus(unit.times(unit.dot(rest)));
            }
        }
        return rest;
    }

    /** What some modalities' inputs leave free, as rows over all inputs in units of their standard deviations. */
    private static final class Space {
        private final int[] inputs;
        private final int size;
        private final Semidefinite equations;

        Space(Moments moments, List<Integer> members) {
            Modalities modalities = moments.modalities();
            inputs = modalities.indices(Set.copyOf(members));
            size = modalities.inputs();
            equations = moments.equations(inputs);
        }

        List<Vector> directions() {
            return equations.scaledNullSpace().stream()
                    .map(direction -> {
                        double[] whole = new double[size];
                        for (int i = 0; i < inputs.length; i++) {
                            whole[inputs[i]] = direction.at(i);
                        }
                        return Vector.of(whole);
                    })
                    .toList();
        }

        Vector inOwnUnits(Vector direction) {
            double[] entries = direction.toArray();
            for (int i = 0; i < inputs.length; i++) {
                entries[inputs[i]] /= equations.scale(i);
            }
            Vector own = Vector.of(entries);
            return own.times(1 / own.norm());
        }
    }

    /** Number of directions in which the fixed points can be moved. */
    public int dimension() {
        return directions.size();
    }
}
