package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.phase.Misalignment;
import org.fusionflow.reduced.run.ReducedTrajectory;

/** What a reader of a prediction must know before using a number of it. */
final class Warnings {
    /** Speeds closer than this are learned almost together, and small effects decide the order. */
    private static final double NEAR_TIE = 0.05;

    private final List<String> list = new ArrayList<>();

    Warnings(
            FusionTree tree,
            Moments moments,
            LearningOrder order,
            Misalignment misalignment,
            boolean permanent,
            boolean superficial,
            double u0,
            ReducedTrajectory trajectory) {
        String first = moments.modalities().names().get(order.first());
        String second = moments.modalities().names().get(order.second());
        if (order.early()) {
            list.add("early fusion: " + tree.newick() + " has no unimodal saddle, so there is no plateau loss and no"
                    + " mis-attribution; formula and asymptotic ratio are the limit 1");
        }
        if (permanent) {
            list.add("permanent unimodal bias: the residual of " + second + " vanishes where only " + first
                    + " is learned, so from a small enough start " + second + " is never learned");
        } else if (!(moments.speed(order.second()) > 0)) {
            list.add("the output is uncorrelated with " + second
                    + ": an aligned start has no direction for it, so it starts at 0" + " and stays there");
        } else if (!order.early() && misalignment.isReversal()) {
            list.add(
                    "sign reversal: at the unimodal saddle " + second
                            + " must grow against its correlation with the output;"
                            + " on the manifold it cannot cross 0, so from an aligned start it is never learned. The formula keeps its"
                            + " published form with norms and does not hold here; refined carries the signed law where one is known");
        } else if (!order.early() && misalignment.cosine() < 0.5) {
            list.add(String.format(
                    Locale.ROOT,
                    "misalignment: %s starts %.1f degrees away from the direction in which it leaves the saddle; refined"
                            + " includes the delay, formula does not",
                    second,
                    misalignment.degrees()));
        }
        if (superficial) {
            list.add("superficial preference: " + first + " is learned first, but " + second
                    + " alone would reduce the loss more");
        }
        double gap = 1 - moments.speed(order.second()) / moments.speed(order.first());
        if (gap < NEAR_TIE) {
            list.add(String.format(
                    Locale.ROOT,
                    "near-tie: the correlation norms of %s and %s differ by %.2g of the larger, so the order of learning is"
                            + " fragile",
                    first,
                    second,
                    gap));
        }
        if (!(u0 < 1)) {
            list.add("u0 is not small: the phase formulas need u0 below 1 and are left out");
        }
        times(first, second, order, HalfNorms.of(order, moments.modalities()), trajectory);
    }

    private void times(String first, String second, LearningOrder order, HalfNorms half, ReducedTrajectory trajectory) {
        Optional<LocatedTime> a = trajectory.halfTimes().get(order.first());
        Optional<LocatedTime> b = trajectory.halfTimes().get(order.second());
        if ((a.isPresent() && a.get().time() == 0) || (b.isPresent() && b.get().time() == 0)) {
            list.add(
                    "the start is already beyond half of a final norm: that half time is 0 and no ratio is formed from it");
        }
        if (a.isPresent() && b.isPresent() && b.get().time() < a.get().time()) {
            list.add("order: " + second + " reaches half of its final norm before " + first
                    + " although its correlation norm is smaller");
        }
        for (int m : new int[] {order.first(), order.second()}) {
            if (!half.has(m)) {
                list.add((m == order.first() ? first : second) + " ends with norm 0, so it has no half time");
            } else if (trajectory.halfTimes().get(m).isEmpty()) {
                list.add(String.format(
                        Locale.ROOT,
                        trajectory.settled()
                                ? "%s is not half learned by time %.6g%s, from when on nothing changes; its half time is null"
                                : "%s is not half learned by time %.6g%s; its half time is null",
                        m == order.first() ? first : second,
                        trajectory.endTime(),
                        trajectory.outcome() == Outcome.OUT_OF_STEPS ? ", where the step limit was used up" : ""));
            }
        }
    }

    List<String> list() {
        return List.copyOf(list);
    }
}
