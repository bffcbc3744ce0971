package org.fusionflow.data.moments;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fusionflow.linear.Vector;

/**
 * What the source of {@link Moments} tells of them beyond their rounded numbers. Where double precision cannot tell
 * whether something is 0, this decides.
 *
 * @param mostRank no rank of the input covariance is larger: P samples have at most rank P; empty if nothing is known
 * @param teachers {@code w*}, one row an output: a map that leaves only noise that is uncorrelated with all inputs; empty
 *     if it is not known
 * @param samples number of samples that were summed up; empty if the moments are none of samples
 */
public record Knowledge(OptionalInt mostRank, List<Vector> teachers, OptionalInt samples) {
    /** Nothing is known but the numbers. */
    public static final Knowledge NONE = new Knowledge(OptionalInt.empty(), List.of(), OptionalInt.empty());

    /** Relative rounding error of one operation. */
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    public Knowledge {
        teachers = List.copyOf(teachers);
    }

    /**
     * Sums over samples.
     *
     * @param mostRank number of samples, one less for deviations from their mean
     */
    public static Knowledge ofSamples(int count, int mostRank) {
        return new Knowledge(OptionalInt.of(mostRank), List.of(), OptionalInt.of(count));
    }

    /** Expectations for outputs that are made by known maps. */
    public static Knowledge ofTeachers(List<Vector> teachers) {
        return new Knowledge(OptionalInt.empty(), teachers, OptionalInt.empty());
    }

    /** The same with a rank that none is larger than. */
    public Knowledge withRank(int rank) {
        return new Knowledge(OptionalInt.of(Math.min(rank, mostRank.orElse(rank))), teachers, samples);
    }

    /** The same with other known maps, for inputs that were transformed. */
    public Knowledge withTeachers(List<Vector> maps) {
        return new Knowledge(mostRank, maps, samples);
    }

    /** The same for the inputs in another order. */
    Knowledge at(int[] indices) {
        return new Knowledge(
                mostRank, teachers.stream().map(row -> row.at(indices)).toList(), samples);
    }

    /** The same in other axes of the inputs. */
    Knowledge turned(PrincipalAxes axes) {
        return new Knowledge(mostRank, teachers.stream().map(axes::turned).toList(), samples);
    }

    /** The same along so many directions of the inputs. A map that leaves only noise need not lie along them. */
    Knowledge alongSubspace(int directions) {
        return new Knowledge(OptionalInt.of(Math.min(directions, mostRank.orElse(directions))), List.of(), samples);
    }

    /** The same for one of the outputs. */
    Knowledge output(int o) {
        return new Knowledge(mostRank, teachers.isEmpty() ? List.of() : List.of(teachers.get(o)), samples);
    }

    /** What is known of the map that leaves only noise, for one output. */
    Optional<Vector> teacher(int o) {
        return teachers.isEmpty() ? Optional.empty() : Optional.of(teachers.get(o));
    }

    /**
     * Relative rounding error of an entry {@code <x_i x_j>} against {@code sqrt(<x_i^2> <x_j^2>)}. A sum of P products
     * has sqrt(P) errors of random signs, here doubled. Formulas with a known teacher have a few. Numbers of unknown
     * origin are taken for sums over a thousand samples.
     */
    double rounding() {
        double errors = samples.isPresent() ? 2 * Math.sqrt(samples.getAsInt()) : teachers.isEmpty() ? 64 : 4;
        return UNIT_ROUNDOFF * Math.max(4, errors);
    }
}
