package org.fusionflow.reduced.remedy;

import java.util.OptionalDouble;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.remedy.Rates;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * The time ratio of two modalities of late fusion in the limit of a small start, with rates kappa and factors f of the starts:
 *
 * <pre>
 *   z_m = (f_m u0)^(2-L) (ln(1/u0) for L = 2)        t_A = z_A / (kappa_A s_A)
 *   t_B/t_A = 1 + (z_B/z_A kappa_A s_A - kappa_B s_B) / (kappa_B |e_B|)
 * </pre>
 *
 * <p>up to a factor that cancels; A is the modality with the smaller {@code z/(kappa s)}, and e_B the residual of B where A is learned. B grows at the speed
 * s_B until A is learned, then at |e_B|. With weight decay mu and L = 2 the speeds are {@code s_m - mu} and {@code |e_B| - mu}, and the residual is that at
 * A's decayed map; that is known for one input of A.
 */
public final class LateLimit {
    private LateLimit() {}

    /** The ratio; empty for other trees, changing rates, a frozen branch, or where B is never learned. */
    public static OptionalDouble ratio(SaddleGraph graph, Remedies remedies) {
        TwoModality two = graph.tree().asTwoModality().orElse(null);
        Rates rates = remedies.rates();
        boolean constant = rates.changes().isEmpty()
                && rates.modulation().isEmpty()
                && remedies.freezes().isEmpty();
        if (two == null
                || !constant
                || !two.layers().equals(two.fusion())
                || two.layers().value() < 2) {
            return OptionalDouble.empty();
        }
        int layers = two.layers().value();
        double decay = remedies.weightDecay();
        double[] pace = new double[2];
        double[] kappa = new double[2];
        double[] z = new double[2];
        for (int m = 0; m < 2; m++) {
            String name = graph.tree().names().get(m);
            kappa[m] = rates.at(0).of(name);
            z[m] = Math.pow(remedies.startScale().getOrDefault(name, 1.0), 2 - layers);
            pace[m] = kappa[m] * (graph.moments().speed(m) - decay);
        }
        int first = pace[0] / z[0] >= pace[1] / z[1] ? 0 : 1;
        int second = 1 - first;
        if (!(pace[first] > 0 && kappa[second] > 0)) {
            return OptionalDouble.empty();
        }
        OptionalDouble left =
                decay == 0 ? residual(graph, first, second) : decayed(graph, first, second, decay, layers);
        if (left.isEmpty() || !(left.getAsDouble() > decay)) {
            return OptionalDouble.empty();
        }
        double wait = Math.max(0, z[second] / z[first] * pace[first] - pace[second]);
        return OptionalDouble.of(1 + wait / (kappa[second] * (left.getAsDouble() - decay)));
    }

    private static OptionalDouble residual(SaddleGraph graph, int first, int second) {
        return graph.after(graph.origin().learned(), first)
                .exit(second)
                .filter(Exit::isOpen)
                .map(exit -> OptionalDouble.of(exit.residualNorm()))
                .orElse(OptionalDouble.empty());
    }

    /** {@code |Sigma_yxB - w_A Sigma_AB|} with {@code w_A = (Sigma_yxA -+ mu)/Sigma_AA}. */
    private static OptionalDouble decayed(SaddleGraph graph, int first, int second, double decay, int layers) {
        Modalities modalities = graph.moments().modalities();
        if (layers != 2 || modalities.dimensions().get(first) != 1) {
            return OptionalDouble.empty();
        }
        int a = modalities.start(first);
        double correlation = graph.moments().correlation().at(a);
        double map = (correlation - Math.signum(correlation) * decay)
                / graph.moments().inputCovariance().at(a, a);
        double square = 0;
        for (int i = modalities.start(second); i < modalities.start(second + 1); i++) {
            double left = graph.moments().correlation().at(i)
                    - map * graph.moments().inputCovariance().at(a, i);
            square += left * left;
        }
        return OptionalDouble.of(Math.sqrt(square));
    }
}
