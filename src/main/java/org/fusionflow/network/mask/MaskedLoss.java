package org.fusionflow.network.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.remedy.Dropout;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * What training minimizes, as a sum of losses on masked inputs. With dropout and all data in every step it is the expected loss over all masks,
 * {@code E_z <loss(y, f(z * x))>}: a sum over the 2^K masks of K modalities that are dropped, each with its probability. This is exact for every
 * network and loss. In batches each sample has a mask of its own, drawn anew in every step; a step then follows the expected loss on average.
 *
 * <p>A branch loss is the loss of the output for the inputs of one modality alone, without dropout.
 *
 * @param parts of the sum; where batches are masked at random, the loss on the data stands for its first part
 * @param drawn dropout that is drawn for the samples of a batch; empty if there is none, or if its expectation is minimized
 * @param inTurn true if steps follow one part after the other; the flow follows the sum
 */
public record MaskedLoss(List<Mask> parts, Optional<Dropout> drawn, boolean inTurn) {
    /** More masks than this cost more than a user can have wanted. */
    private static final int MOST_DROPPED = 10;

    public MaskedLoss {
        parts = List.copyOf(parts);
    }

    /** The loss on the data alone. */
    public static MaskedLoss plain(int modalities) {
        return new MaskedLoss(List.of(new Mask(1, all(modalities, 1))), Optional.empty(), false);
    }

    /**
     * What remedies minimize.
     *
     * @param names of the modalities, in leaf order
     * @param batches true if dropout is drawn for batches
     * @throws InvalidInput if too many modalities are dropped for a sum over all masks
     */
    public static MaskedLoss of(Remedies remedies, List<String> names, boolean batches) {
        List<Mask> parts = new ArrayList<>();
        boolean dropped = !remedies.dropout().isNone();
        if (remedies.alternate()) {
            for (int m = 0; m < names.size(); m++) {
                parts.add(alone(m, names.size(), 1));
            }
            return new MaskedLoss(parts, Optional.empty(), true);
        }
        if (dropped && !batches) {
            parts.addAll(expected(remedies.dropout(), names));
        } else {
            parts.add(new Mask(1, all(names.size(), 1)));
        }
        for (int m = 0; m < names.size(); m++) {
            double weight = remedies.branchLoss().getOrDefault(names.get(m), 0.0);
            if (weight > 0) {
                parts.add(alone(m, names.size(), weight));
            }
        }
        return new MaskedLoss(parts, dropped && batches ? Optional.of(remedies.dropout()) : Optional.empty(), false);
    }

    private static Vector all(int modalities, double factor) {
        double[] factors = new double[modalities];
        java.util.Arrays.fill(factors, factor);
        return Vector.of(factors);
    }

    private static Mask alone(int m, int modalities, double weight) {
        double[] factors = new double[modalities];
        factors[m] = 1;
        return new Mask(weight, Vector.of(factors));
    }

    private static List<Mask> expected(Dropout dropout, List<String> names) {
        List<Mask> masks = new ArrayList<>(List.of(new Mask(1, all(names.size(), 1))));
        long dropped = names.stream().filter(name -> dropout.kept(name) < 1).count();
        if (dropped > MOST_DROPPED) {
            throw new InvalidInput("dropout of " + dropped + " modalities: expected at most " + MOST_DROPPED
                    + ", as its expectation is a sum over all masks");
        }
        for (int m = 0; m < names.size(); m++) {
            double kept = dropout.kept(names.get(m));
            if (kept < 1) {
                List<Mask> split = new ArrayList<>();
                for (Mask mask : masks) {
                    split.add(with(mask, kept, m, dropout.rescaled() ? 1 / kept : 1));
                    split.add(with(mask, 1 - kept, m, 0));
                }
                masks = split;
            }
        }
        return masks;
    }

    private static Mask with(Mask mask, double share, int m, double factor) {
        double[] factors = mask.factors().toArray();
        factors[m] = factor;
        return new Mask(mask.weight() * share, Vector.of(factors));
    }

    /** True if the loss on the data is minimized, also in batches. */
    public boolean isPlain() {
        return parts.size() == 1 && parts.get(0).isPlain() && drawn.isEmpty();
    }

    /** The sum of the weights. */
    public double total() {
        return parts.stream().mapToDouble(Mask::weight).sum();
    }

    /** The sum of weights times the factors of a modality. */
    public double mean(int m) {
        return parts.stream()
                .mapToDouble(part -> part.weight() * part.factors().at(m))
                .sum();
    }

    /** The sum of weights times the products of the factors of two modalities, or the square of that of one. */
    public double product(int m, int n) {
        return parts.stream()
                .mapToDouble(part ->
                        part.weight() * part.factors().at(m) * part.factors().at(n))
                .sum();
    }

    /** One part alone. */
    public MaskedLoss part(int k) {
        return new MaskedLoss(List.of(parts.get(k)), Optional.empty(), false);
    }

    /**
     * Moments on which the plain mean squared error is what is minimized here, up to a constant: {@code Sigma_mn} is multiplied by {@link #product},
     * {@code Sigma_yxm} by {@link #mean}, {@code <y^2>} by {@link #total}. For dropout with kept shares p these are the expectations
     * {@code p_m p_n} of two modalities, {@code p_m} of one with itself, and {@code p_m}.
     *
     * @param data with as many modalities
     */
    public Moments moments(Moments data) {
        Modalities modalities = data.modalities();
        double[][] covariance = data.inputCovariance().toArray();
        List<double[]> rows = data.rows().stream().map(Vector::toArray).toList();
        for (int m = 0; m < modalities.count(); m++) {
            for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
                for (int n = 0; n < modalities.count(); n++) {
                    for (int j = modalities.start(n); j < modalities.start(n + 1); j++) {
                        covariance[i][j] *= product(m, n);
                    }
                }
                for (double[] row : rows) {
                    row[i] *= mean(m);
                }
            }
        }
        return new Moments(
                modalities,
                new Symmetric(covariance),
                rows.stream().map(Vector::of).toList(),
                total() * data.outputVariance());
    }
}
