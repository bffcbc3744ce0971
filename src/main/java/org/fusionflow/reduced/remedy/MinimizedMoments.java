package org.fusionflow.reduced.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Knowledge;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * The moments whose loss a linear network minimizes under remedies that keep it quadratic in the map.
 *
 * <ul>
 *   <li>Dropout of modality m with {@code q_m = 1 - p_m}: the loss expected over the masks has {@code p_m Sigma_yxm}, {@code p_m Sigma_mm} and
 *       {@code p_m p_n Sigma_mn}; inputs divided by p_m where they are kept give {@code Sigma_yxm}, {@code Sigma_mm/p_m} and {@code Sigma_mn}.
 *   <li>A loss on branch m with weight lambda_m adds {@code lambda_m Sigma_yxm} and {@code lambda_m Sigma_mm}; it sees the inputs without dropout.
 *   <li>Unimodal losses in turn, {@code 1/2 sum_m <|y - w_m x_m|^2>}: {@code Sigma_mn = 0} for m other than n.
 * </ul>
 */
public final class MinimizedMoments {
    private MinimizedMoments() {}

    /** The moments under remedies; the given ones if these keep the loss. The output variance is that of all losses together. */
    public static Moments of(Moments data, Remedies remedies) {
        if (remedies.keepsLoss()) {
            return data;
        }
        Modalities modalities = data.modalities();
        int count = modalities.count();
        double[] kept = new double[count];
        double[] size = new double[count];
        double[] weight = new double[count];
        double losses = remedies.alternate() ? count : 1;
        for (int m = 0; m < count; m++) {
            String name = modalities.names().get(m);
            kept[m] = remedies.dropout().kept(name);
            size[m] = remedies.dropout().rescaled() ? 1 / kept[m] : 1;
            weight[m] = remedies.branchLoss().getOrDefault(name, 0.0);
            losses += weight[m];
        }
        int[] owner = new int[modalities.inputs()];
        for (int m = 0; m < count; m++) {
            for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
                owner[i] = m;
            }
        }
        double[][] covariance = data.inputCovariance().toArray();
        for (int i = 0; i < owner.length; i++) {
            for (int j = 0; j < owner.length; j++) {
                int m = owner[i];
                int n = owner[j];
                covariance[i][j] *= m == n
                        ? kept[m] * size[m] * size[m] + weight[m]
                        : remedies.alternate() ? 0 : kept[m] * kept[n] * size[m] * size[n];
            }
        }
        List<Vector> rows = new ArrayList<>();
        for (Vector row : data.rows()) {
            double[] entries = row.toArray();
            for (int i = 0; i < entries.length; i++) {
                entries[i] *= kept[owner[i]] * size[owner[i]] + weight[owner[i]];
            }
            rows.add(Vector.of(entries));
        }
        // The rank is at most that of the blocks together; no map is known that leaves only noise.
        Knowledge known = data.knowledge();
        OptionalInt rank = known.mostRank().isPresent()
                ? OptionalInt.of(
                        Math.min(modalities.inputs(), count * known.mostRank().getAsInt()))
                : OptionalInt.empty();
        return new Moments(
                modalities,
                new Symmetric(covariance),
                rows,
                losses * data.outputVariance(),
                new Knowledge(rank, List.of(), known.samples()));
    }
}
