package org.fusionflow.study.experiment.beyond;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;
import org.fusionflow.study.experiment.StudyFinding;

/** What the table of {@link PermanentBias} says. */
final class PermanentBiasFindings {
    /** Inputs of A. */
    private static final int INPUTS = 50;

    /** Length of the growing mode at weights of standard deviation 1, width 100: {@code sqrt(h/2)}. */
    private static final double GROWING = Math.sqrt(50);

    private final Rows rows;

    PermanentBiasFindings(Rows rows) {
        this.rows = rows;
    }

    List<StudyFinding> all() {
        Rows few = samples(1, INPUTS - 1);
        Rows edge = samples(INPUTS, INPUTS);
        Rows many = samples(INPUTS + 1, Integer.MAX_VALUE);
        List<StudyFinding> all = new ArrayList<>();
        all.add(StudyFinding.atMost(
                "fewer samples than inputs of A: residual of B at the end over that at the start",
                largest(few.numbers("residualB")),
                1e-4,
                "theory: 0; it falls with the slowest direction of A, by four orders within 20 half times"));
        all.add(StudyFinding.atMost(
                "fewer samples than inputs of A: what remains of B, network against reduced flow, relative difference over u^k",
                leftOver(few),
                0.5,
                "the reduced flow leaves out what the first layer holds across the correlation, of the size u of the start, while B's"
                        + " amplitude is u^(1-k); only the part to which the residual turns counts, less than half"));
        exponents(few, all);
        all.add(StudyFinding.all(
                        "fewer samples than inputs of A: B is never half learned",
                        few.size() - few.having("tB").size(),
                        few.size(),
                        "published: permanent unimodal bias in the overparameterized regime")
                .published());
        all.add(permanentAtTheEdge(edge));
        all.add(
                StudyFinding.atMost(
                        "as many samples as inputs of A: what remains of B, network against reduced flow, relative difference",
                        relative(edge, "normB", "normBTheory"),
                        0.01,
                        "amplitudes of B are of order 1, so what is left out counts by its square, below a percent at gamma = 1e-3"));
        all.add(StudyFinding.atMost(
                "more samples than inputs of A: half time of B, network against reduced flow, relative difference",
                relative(many, "tB", "tBTheory"),
                0.01,
                "at gamma = 1e-3 B has grown by a factor of 5 when it turns to its residual: half its inverse square is 2 % of an"
                        + " amplitude whose logarithm covers about 5"));
        all.add(StudyFinding.atMost(
                "more samples than inputs of A: B's map at twice its half time, relative difference",
                relative(many, "normB", "normBTheory"),
                0.01,
                "half of the map is learned near t_B, later errors in time count less"));
        return all;
    }

    /** Slopes over gamma, one for every draw. */
    private static void exponents(Rows few, List<StudyFinding> all) {
        double[] worst = {0};
        few.by("samples")
                .forEach((samples, ofSamples) -> ofSamples.by("seed").forEach((seed, draw) -> {
                    double theory = 2 * (1 - draw.number(0, "k"));
                    double found = PowerLaw.fit(draw.numbers("gamma"), draw.numbers("normB"))
                            .exponent();
                    double off = Math.abs(found - theory);
                    worst[0] = Math.max(worst[0], off);
                }));
        all.add(
                StudyFinding.atMost(
                        "fewer samples than inputs of A: exponent of what remains of B in gamma, largest distance from 2(1-k)",
                        few.isEmpty() ? Double.NaN : worst[0],
                        0.04,
                        "half of u^k at the largest gamma, below a tenth, over the logarithm of the range of gamma, 2.3 or more"));
    }

    /** The bound D_A itself is the one number of samples at which starts of practical size escape. */
    private static StudyFinding permanentAtTheEdge(Rows edge) {
        double smallest = Arrays.stream(edge.numbers("gamma")).min().orElse(Double.NaN);
        return StudyFinding.atLeast(
                "as many samples as inputs of A: what B keeps of its least-squares norm, mean over draws at the smallest start, gamma = "
                        + StudyFinding.number(smallest),
                Spread.meanOfAll(edge.where("gamma", smallest).numbers("normB")),
                0.1,
                "the residual of B at the unimodal point is 0, so the bias is permanent in the limit of small starts; but the smallest eigenvalues of"
                        + " a square sample covariance are next to 0, A fits these directions more slowly than B grows along what is left, and"
                        + " at any start that is trained much of B is learned");
    }

    private static double leftOver(Rows few) {
        double worst = few.isEmpty() ? Double.NaN : 0;
        for (int i = 0; i < few.size(); i++) {
            double start = Math.pow(GROWING * few.number(i, "gamma"), few.number(i, "k"));
            double off = Math.abs(few.number(i, "normB") / few.number(i, "normBTheory") - 1) / start;
            worst = Math.max(worst, off);
        }
        return worst;
    }

    private Rows samples(int least, int most) {
        return new Rows(
                rows.columns(),
                rows.by("samples").values().stream()
                        .filter(part -> part.number(0, "samples") >= least && part.number(0, "samples") <= most)
                        .flatMap(part -> part.rows().stream())
                        .toList());
    }

    private static double largest(double[] values) {
        // NaN, for a missing number, wins.
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    private static double relative(Rows of, String network, String theory) {
        double[] found = of.numbers(network);
        double[] expected = of.numbers(theory);
        double[] off = new double[found.length];
        Arrays.setAll(off, i -> Math.abs(found[i] / expected[i] - 1));
        return largest(off);
    }
}
