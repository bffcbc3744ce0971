package org.fusionflow.advise.remedy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Dropout;
import org.fusionflow.data.remedy.Freeze;
import org.fusionflow.data.remedy.Rates;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.remedy.ProblemFlow;
import org.fusionflow.reduced.run.FreezeTimes;

/**
 * The settings of remedies for modalities of equal depth {@code Lf >= 2} that are fused at one layer. With {@code s_m = |Sigma_yxm|}, A the modality of the
 * largest, and small starts, a modality B leaves its start together with A if
 *
 * <pre>
 *   rates         kappa_A s_A = kappa_B s_B              input scales  c_A s_A = c_B s_B
 *   dropout       (1 - q_A) s_A = (1 - q_B) s_B          branch losses (1 + lambda_A) s_A = (1 + lambda_B) s_B
 *   starts        u0_B = u0_A^(s_B/s_A) for Lf = 2       u0_B/u0_A = (s_A/s_B)^(1/(Lf-2)) for Lf > 2
 * </pre>
 *
 * <p>OGM's rule {@code kappa_A = 1 - tanh(alpha R)}, R the ratio of the outputs, holds them at R = 1 if {@code alpha = artanh(1 - s_B/s_A)}: then
 * {@code kappa_A s_A = s_B}. Freezing stops the first modality when it is learned, see {@link Freeze#LEARNED}.
 *
 * <p>These are the leading orders in u0; the forecast of each is exact.
 */
public final class RemedyProposals {
    /** Factors are given with so many digits; more do not matter, the leading order is no better. */
    private static final int DIGITS = 3;

    /** A residual below this part of the correlation is the rounding of a difference. */
    private static final double ROUNDING = 1e-9;

    /** Under OGM's rule the outputs are equal to within this part: enough for a forecast, which is made for every fold. */
    private static final double RAMP = 0.05;

    private final FusionTree tree;
    private final Moments moments;
    private final double u0;
    private final double[] speeds;
    private final int first;

    /**
     * @param tree all modalities with {@code Lf} layers of their own, fused once
     * @param moments in the tree's leaf order
     * @param u0 start scale
     */
    public RemedyProposals(FusionTree tree, Moments moments, double u0) {
        this.tree = tree;
        this.moments = moments;
        this.u0 = u0;
        speeds = new double[tree.names().size()];
        int fastest = 0;
        for (int m = 0; m < speeds.length; m++) {
            speeds[m] = moments.speed(m);
            fastest = speeds[m] > speeds[fastest] ? m : fastest;
        }
        first = fastest;
    }

    /** Index of the modality with the largest correlation. */
    public int first() {
        return first;
    }

    /** Layers of a modality's own edge. */
    private int ownLayers() {
        return tree.children().get(0).depth().value();
    }

    /**
     * True if leading order cannot tell which modality leaves its start first: all {@code 1 - s_m/s_A} that are not 0 by an uncorrelated modality are below
     * {@code 1/ln(1/u0)}.
     */
    public boolean isNearTie() {
        double folds = Math.log(1 / u0);
        for (int m = 0; m < speeds.length; m++) {
            if (m != first && !(1 - speeds[m] / speeds[first] < 1 / folds)) {
                return false;
            }
        }
        return speeds.length > 1 && folds > 0;
    }

    /** {@code |e_m|} of a modality where the first alone is learned; of several outputs the Frobenius norm. */
    public double residual(int m) {
        return moments.modalities()
                .block(LeastSquares.on(moments, java.util.Set.of(first)).residual(), m)
                .norm();
    }

    /**
     * The proposals, cheapest to set up first; none for early fusion, where all modalities are learned together, or without two correlated modalities.
     */
    public List<RemedyProposal> list() {
        boolean correlated = true;
        for (double speed : speeds) {
            correlated &= speed > 0;
        }
        if (ownLayers() < 2 || speeds.length < 2 || !correlated) {
            return List.of();
        }
        List<RemedyProposal> list = new ArrayList<>();
        Remedies none = Remedies.NONE;
        Map<String, Double> tie = factors(m -> speeds[first] / speeds[m]);
        list.add(new RemedyProposal(
                "rate",
                text(tie),
                none.with(Rates.of(tie)),
                "all modalities leave the start together at the speed of the fastest; the end point stays"));
        list.add(
                new RemedyProposal(
                        "input-scale",
                        text(tie),
                        scaled(tie),
                        "the same as rates for two layers, by the data; the end point stays, but directions of little variance speed up too"));
        if (hasSmallStart()) {
            Map<String, Double> factors = factors(m -> scale(m));
            list.add(new RemedyProposal(
                    "scale",
                    text(factors),
                    none.with(factors, 0),
                    "slow modalities start larger, by no more than the start allows; the end point stays"));
        }
        Map<String, Double> slow = factors(m -> speeds[slowest()] / speeds[m]);
        list.add(new RemedyProposal("rate", text(slow), none.with(Rates.of(slow)), slowing()));
        modulation().ifPresent(list::add);
        freeze().ifPresent(list::add);
        list.add(
                new RemedyProposal(
                        "whiten",
                        "",
                        new Remedies(
                                Rates.EQUAL, Map.of(), true, Dropout.NONE, Map.of(), false, List.of(), Map.of(), 0),
                        "the modality that explains more comes first, correlated inputs no longer delay; noise in directions of little variance is learned too"));
        Map<String, Double> dropped = factors(m -> 1 - speeds[slowest()] / speeds[m]);
        list.add(new RemedyProposal(
                "dropout",
                text(dropped),
                new Remedies(
                        Rates.EQUAL,
                        Map.of(),
                        false,
                        new Dropout(dropped, false),
                        Map.of(),
                        false,
                        List.<Freeze>of(),
                        Map.of(),
                        0),
                "slows the fast modalities and biases the end point: turn it off at the end"));
        Map<String, Double> losses = factors(m -> speeds[first] / speeds[m] - 1);
        list.add(new RemedyProposal(
                "branch-loss",
                text(losses),
                new Remedies(Rates.EQUAL, Map.of(), false, Dropout.NONE, losses, false, List.of(), Map.of(), 0),
                "each slow modality is also trained to do it alone, which biases the end point"));
        list.add(
                new RemedyProposal(
                        "alternate",
                        "",
                        new Remedies(
                                Rates.EQUAL, Map.of(), false, Dropout.NONE, Map.of(), true, List.of(), Map.of(), 0),
                        "each modality is trained to do it alone, and none waits for another; but what several explain counts several times in their sum"));
        return list;
    }

    /**
     * OGM's rule with the smallest alpha that holds the outputs at equal size; none near a tie, where there is nothing to slow, and for three modalities or
     * more, of which it only slows one until the others together are as large.
     */
    private Optional<RemedyProposal> modulation() {
        double k = speeds[slowest()] / speeds[first];
        if (isNearTie() || speeds.length > 2 || moments.outputs() > 1) {
            return Optional.empty();
        }
        double alpha = new BigDecimal(0.5 * Math.log((2 - k) / k))
                .round(new MathContext(DIGITS, RoundingMode.CEILING))
                .doubleValue();
        return Optional.of(new RemedyProposal(
                "rate",
                "ogm=" + number(alpha),
                Remedies.NONE.with(new Rates(List.of(), OptionalDouble.of(alpha), RAMP)),
                "OGM's rule: the modality with the larger output is slowed for as long as it is larger; both leave the start at the speed of "
                        + tree.names().get(slowest()) + ", the end point stays"));
    }

    /**
     * The first modality stops when it is learned; none near a tie, or if it never is learned. No time is given: networks of random start are some times later
     * than the forecast, and what stops before it is learned stays unlearned.
     */
    private Optional<RemedyProposal> freeze() {
        if (isNearTie() || moments.outputs() > 1) {
            return Optional.empty();
        }
        String name = tree.names().get(first);
        Remedies frozen = Remedies.NONE.withFreezes(List.of(new Freeze(name, OptionalDouble.empty())));
        try {
            FreezeTimes.resolved(Problem.of(tree, moments, u0).withRemedies(frozen), ProblemFlow::of);
        } catch (InvalidInput neverLearned) {
            return Optional.empty();
        }
        return Optional.of(
                new RemedyProposal(
                        "freeze",
                        name,
                        frozen,
                        "keeps " + name
                                + " as it is once it is learned: it fits no more noise, but what it took over from the others stays its own, which biases the end point"));
    }

    private static Remedies scaled(Map<String, Double> factors) {
        return new Remedies(Rates.EQUAL, factors, false, Dropout.NONE, Map.of(), false, List.of(), Map.of(), 0);
    }

    private int slowest() {
        int slow = 0;
        for (int m = 0; m < speeds.length; m++) {
            slow = speeds[m] < speeds[slow] ? m : slow;
        }
        return slow;
    }

    /** Whether slowing A helps B: only if B is slower once A is learned than at the start, {@code |e_B| < s_B}. */
    private String slowing() {
        int slow = slowest();
        double exact = residual(slow);
        double left = exact < ROUNDING * speeds[slow] ? 0 : exact;
        String name = tree.names().get(slow);
        String cost = "the fast modalities wait for the slowest: no modality is learned sooner than " + name
                + " at the start";
        return left < speeds[slow] * (1 - ROUNDING)
                ? cost + "; " + name + " gains by it, because what the others explain slows it down (|e| = "
                        + number(left) + " < s = " + number(speeds[slow]) + ")"
                : cost + "; " + name + " gains nothing by it (|e| = " + number(left) + ", s = " + number(speeds[slow])
                        + ")";
    }

    /** False if a tie of starts would begin with maps that are half learned. */
    private boolean hasSmallStart() {
        Vector best = LeastSquares.onAll(moments).map();
        boolean small = u0 < 1;
        for (int m = 0; m < speeds.length; m++) {
            double start = Math.pow(u0 * scale(m), ownLayers())
                    * Math.pow(u0, tree.depth().value());
            small &= start < 0.5 * moments.modalities().block(best, m).norm();
        }
        return small;
    }

    private double scale(int m) {
        double k = speeds[m] / speeds[first];
        return ownLayers() == 2 ? Math.pow(u0, k - 1) : Math.pow(k, -1.0 / (ownLayers() - 2));
    }

    private interface Factor {
        double of(int modality);
    }

    /** Factors by name, rounded to a few digits so that what is typed is what is forecast; without those that change nothing. */
    private Map<String, Double> factors(Factor factor) {
        Map<String, Double> factors = new LinkedHashMap<>();
        for (int m = 0; m < speeds.length; m++) {
            double exact = factor.of(m);
            if (Math.abs(exact - 1) > 1e-12 && exact != 0) {
                factors.put(tree.names().get(m), Double.valueOf(number(exact)));
            }
        }
        return factors;
    }

    private static String text(Map<String, Double> factors) {
        return factors.entrySet().stream()
                .map(factor -> factor.getKey() + "=" + number(factor.getValue()))
                .collect(Collectors.joining(","));
    }

    /** A few significant digits, without an exponent where that is short. */
    static String number(double value) {
        String digits = new BigDecimal(value)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
        return digits.length() > 12 ? String.format(Locale.ROOT, "%.2e", value) : digits;
    }
}
