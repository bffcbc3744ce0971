package org.fusionflow.reduced.saddle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;

/**
 * Fixed points that are not isolated. Where modalities share inputs, {@code Sigma_SS} is singular, and all maps with
 * {@code w Sigma_SS = Sigma_yxS} are fixed points of one learned set: a flat set through each of them. A small start
 * reaches one of its points, which {@link Landing} finds.
 *
 * <p>Directions within one modality along which its own inputs do not vary are not counted: an aligned start never
 * moves along them.
 *
 * @param directions orthonormal rows over all inputs, along which the maps can move without a change of any output
 */
public record Continuum(List<Vector> directions) {
    /** What is left of a unit vector after projection, if it is more than rounding. */
    private static final double INDEPENDENT = 1e-6;

    public Continuum {
        directions = List.copyOf(directions);
    }

    /** The continuum of a learned set; empty if its fixed point is isolated. */
    static Optional<Continuum> of(Moments moments, LearnedSet learned) {
        List<Vector> all = free(moments, learned.indices());
        if (all.isEmpty() || learned.size() < 2) {
            return Optional.empty();
        }
        List<Vector> known = new ArrayList<>();
        for (int m : learned.indices()) {
            known.addAll(free(moments, List.of(m)));
        }
        List<Vector> shared = new ArrayList<>();
        for (Vector direction : all) {
            Vector rest = direction;
            // Twice is enough for orthogonality to rounding (Kahan and Parlett).
            for (int pass = 0; pass < 2; pass++) {
                for (Vector before : known) {
                    rest = rest.minus(before.times(before.dot(rest)));
                }
            }
            if (rest.norm() > INDEPENDENT) {
                Vector unit = rest.times(1 / rest.norm());
                known.add(unit);
                shared.add(unit);
            }
        }
        return shared.isEmpty() ? Optional.empty() : Optional.of(new Continuum(shared));
    }

    /** Rows n over all inputs with {@code n Sigma_SS = 0}, 0 outside S; orthonormal. */
    private static List<Vector> free(Moments moments, List<Integer> members) {
        Modalities modalities = moments.modalities();
        int[] inputs = members.stream()
                .flatMapToInt(m -> IntStream.range(modalities.start(m), modalities.start(m + 1)))
                .toArray();
        return inputs.length == 0
                ? List.of()
                : moments.equations(inputs).nullSpace().stream()
                        .map(direction -> {
                            double[] whole = new double[modalities.inputs()];
                            for (int i = 0; i < inputs.length; i++) {
                                whole[inputs[i]] = direction.at(i);
                            }
                            return Vector.of(whole);
                        })
                        .toList();
    }

    /** Number of directions in which the fixed points can be moved. */
    public int dimension() {
        return directions.size();
    }
}
