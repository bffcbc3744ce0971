package org.fusionflow.study.experiment.beyond;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;
import org.fusionflow.study.experiment.StudyFinding;

/** What the table of {@link SaddleVisits} says. */
final class SaddleVisitsFindings {
    /** Rates up to this part of the stability limit count as small. */
    private static final double SMALL = 0.02;

    /** Fewer seeds have no standard error worth the name. */
    private static final int FEW = 5;

    private final Rows rows;

    SaddleVisitsFindings(Rows rows) {
        this.rows = rows;
    }

    List<StudyFinding> all() {
        List<StudyFinding> all = new ArrayList<>();
        Rows flow = rows.where("method", "flow");
        Rows gd = rows.where("method", "gd");
        Rows momentum = rows.where("method", "momentum");
        all.add(
                StudyFinding.atMost(
                        "flow of the network: dwell time, relative difference from the reduced flow",
                        off(flow, "dwell", "dwellTheory"),
                        1e-8,
                        "the same flow at the same times, integrated twice to 1e-13 a step; the escape amplifies errors by its thousand"));
        all.add(
                StudyFinding.atMost(
                        "flow of the network: closest approach, relative difference from the reduced flow",
                        off(flow, "closest", "closestTheory"),
                        1e-8,
                        "the same flow at the same times, integrated twice to 1e-13 a step; the escape amplifies errors by its thousand"));
        String small =
                "a step of rate η multiplies an amplitude that grows at s by 1 + ηs, so times are longer by ηs/2, and s is about half of the"
                        + " curvature that sets the limit: half of 0.02, and as much again for the recorded times and the batch";
        for (String quantity : List.of("dwell", "tA", "tB")) {
            all.add(StudyFinding.atMost(
                    "gradient descent at rates up to 0.02 of the limit: " + quantity + ", relative difference",
                    off(rates(gd, rate -> rate <= SMALL), quantity, quantity + "Theory"),
                    0.02,
                    small));
        }
        all.add(
                StudyFinding.atMost(
                        "gradient descent at any stable rate: dwell time, relative difference",
                        off(gd, "dwell", "dwellTheory"),
                        0.2,
                        "near the limit growth takes 10 % longer, and the map comes to the saddle in oscillations that fade by a tenth a step"));
        all.add(StudyFinding.atMost(
                "momentum at rates up to 0.02 of the limit: dwell time, relative difference",
                off(rates(momentum, rate -> rate <= SMALL), "dwell", "dwellTheory"),
                0.05,
                "inertia lasts 10 steps, which at this rate is a few percent of the fastest growth time"));
        Rows sgd = rows.where("method", "sgd");
        all.add(
                StudyFinding.all(
                        "stochastic descent: every run visits the saddle",
                        visits(sgd),
                        sgd.size(),
                        "noise moves the map of A about the saddle but multiplies the small amplitude of B, so it creates no B"));
        all.add(StudyFinding.atMost(
                "stochastic descent where the law leaves 99 % of the time inside: mean dwell time, relative difference from the flow",
                worst(sgd, true), 0.04, "1 % by the law, 2 % by the step as in gradient descent, 1 % by a few seeds"));
        all.add(StudyFinding.atMost(
                "stochastic descent elsewhere: mean dwell time over the flow's, largest distance from the law of rate over batch",
                worst(sgd, false),
                0.15,
                "the law takes A as alone and the scatter as stationary and normal: at the ends of the stay the growing B is part of the"
                        + " distance, and large steps give heavy tails; both cost time inside"));
        all.add(falls(sgd));
        adam(all);
        return all;
    }

    /** The dwell time falls from batch to smaller batch. */
    private static StudyFinding falls(Rows sgd) {
        int holding = 0;
        int of = 0;
        for (Rows tree : sgd.by("tree").values()) {
            for (Rows rate : tree.by("ofLimit").values()) {
                List<Rows> batches = List.copyOf(rate.by("batch").values());
                Spread small = dwell(batches.get(0));
                Spread large = dwell(batches.get(batches.size() - 1));
                of++;
                double margin = small.count() < FEW ? 0 : 2 * Math.hypot(small.error(), large.error());
                holding += small.mean() < large.mean() - margin ? 1 : 0;
            }
        }
        return StudyFinding.all(
                "stochastic descent: the smallest batch dwells less than the largest, by more than two standard errors where there are five seeds",
                holding,
                of,
                "one comparison a network and rate; noise shortens the visit and never lengthens it");
    }

    private void adam(List<StudyFinding> all) {
        Rows adam = rows.where("method", "adam");
        all.add(StudyFinding.atMost(
                "Adam: runs that visit the saddle",
                adam.isEmpty() ? Double.NaN : visits(adam),
                0,
                "theory: its first steps are of the rate in every weight, whatever the gradient, so A and B grow alike and the unimodal"
                        + " phase of the flow does not exist"));
        double[] closest = adam.numbers("closest");
        all.add(StudyFinding.within(
                "Adam: mean closest approach over the norm of the final map",
                distanceOfTheDiagonal(),
                Spread.of(closest).mean(),
                0.05,
                "theory: distance of the saddle from the line w_A = w_B; weights leave it as their gradients fall"));
        double[] ratios = adam.numbers("tB");
        double[] first = adam.numbers("tA");
        Arrays.setAll(ratios, i -> Math.abs(ratios[i] / first[i] - 1));
        all.add(
                StudyFinding.atMost(
                        "Adam: half times of A and B, largest relative difference",
                        largest(ratios),
                        0.15,
                        "they would be equal on the line w_A = w_B; A's half norm is 15 % larger than B's, its map grows as a power of time"));
    }

    /**
     * For w* = (1, 1) and a saddle (1 + q, 0) with q = rho/ratio = 0.15 of the population: its distance from the diagonal over the norm of w*.
     */
    private static double distanceOfTheDiagonal() {
        return 1.15 / Math.sqrt(2) / Math.sqrt(2);
    }

    private static Spread dwell(Rows some) {
        return Spread.of(some.numbers("dwell"));
    }

    /** Over the settings on one side of the law's 99 %. */
    private static double worst(Rows sgd, boolean quiet) {
        double worst = 0;
        boolean any = false;
        for (Rows tree : sgd.by("tree").values()) {
            for (Rows rate : tree.by("ofLimit").values()) {
                for (Rows some : rate.by("batch").values()) {
                    double share = some.number(0, "dwellLaw") / some.number(0, "dwellTheory");
                    if (share >= 0.99 == quiet) {
                        double expected = quiet ? 1 : share;
                        double off = Math.abs(dwell(some).mean() / some.number(0, "dwellTheory") - expected);
                        worst = Math.max(worst, off);
                        any = true;
                    }
                }
            }
        }
        return any ? worst : Double.NaN;
    }

    private static Rows rates(Rows some, DoublePredicate which) {
        return new Rows(
                some.columns(),
                some.by("ofLimit").values().stream()
                        .filter(part -> which.test(part.number(0, "ofLimit")))
                        .flatMap(part -> part.rows().stream())
                        .toList());
    }

    private static int visits(Rows some) {
        return (int)
                Arrays.stream(some.numbers("stays")).filter(stays -> stays > 0).count();
    }

    private static double off(Rows some, String measured, String theory) {
        double[] found = some.numbers(measured);
        double[] expected = some.numbers(theory);
        Arrays.setAll(found, i -> Math.abs(found[i] / expected[i] - 1));
        return largest(found);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }
}
