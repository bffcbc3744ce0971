package org.fusionflow.reduced.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.samples.Gaussians;
import org.fusionflow.reduced.alignment.greedy.GreedyEvent;
import org.fusionflow.reduced.alignment.greedy.GreedyLaw;
import org.fusionflow.reduced.alignment.greedy.UnitNetwork;
import org.fusionflow.reduced.alignment.unit.Branch;
import org.fusionflow.reduced.alignment.unit.GreatCircleAscent;
import org.fusionflow.reduced.alignment.unit.KinkPlanes;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;
import org.fusionflow.reduced.alignment.unit.SphereMaxima;
import org.fusionflow.reduced.alignment.unit.UnitCorrelation;

/**
 * Why the law learns nothing of a modality, or leaves a part of the loss.
 *
 * @param modality its name
 * @param reason in words
 */
public record NotLearned(String modality, String reason) {
    /** Directions tried near each learned one. */
    private static final int NEAR = 20;

    /** Their distance from it. */
    private static final double APART = 0.1;

    private static final int STREAM = 10;

    /** A branch that takes away more of the loss is learned, be it noise. */
    private static final double FITTED = 0.5;

    /** A rate this small, relative to all that samples add, is rounding. */
    private static final double ROUNDING = 1e-12;

    /** The modalities that are not learned. */
    static List<NotLearned> of(
            RectifiedTask task,
            List<KinkPlanes> planes,
            List<SphereMaxima> maxima,
            List<BranchNoise> noise,
            GreedyLaw.Result greedy) {
        List<NotLearned> found = new ArrayList<>();
        for (int b = 0; b < task.branches().size(); b++) {
            Branch branch = task.branches().get(b);
            Optional<String> noisy = noisy(branch, noise.get(b), greedy);
            for (int m : branch.modalities()) {
                String name = task.names().get(m);
                if (noisy.isPresent()) {
                    found.add(new NotLearned(name, noisy.get()));
                } else if (Double.isNaN(greedy.halfTime(m)) || isNoise(m, branch, noise.get(b), greedy)) {
                    found.add(new NotLearned(name, reason(task, b, planes.get(b), maxima.get(b), greedy)));
                }
            }
        }
        return found;
    }

    /**
     * True if a modality that shares a branch contributes no more than fitting noise does: {@code D_m} free directions on either side of a boundary take
     * {@code 2 D_m/P} of a mean square.
     */
    private static boolean isNoise(int m, Branch branch, BranchNoise noise, GreedyLaw.Result greedy) {
        if (branch.modalities().size() == 1 || noise.ofOutputs() == 0) {
            return false;
        }
        double fitted = 2 * greedy.finalLoss() * 2 * branch.size(m) / branch.samples();
        double contribution =
                greedy.events().get(greedy.events().size() - 1).contributions().at(m);
        return contribution < BranchNoise.MULTIPLE * Math.sqrt(fitted);
    }

    /**
     * The reason of a branch all of whose learned groups grow no faster than noise explains. A network that has enough weights for its samples fits
     * noise as well; what takes away most of the loss is learned all the same.
     */
    private static Optional<String> noisy(Branch branch, BranchNoise noise, GreedyLaw.Result greedy) {
        double best = 0;
        double level = 0;
        double before = RectifiedTask.loss(greedy.network().task().outputs());
        double atFirst = 0;
        double taken = 0;
        for (GreedyEvent event : greedy.events()) {
            for (GreedyEvent.LearnedGroup group : event.learned()) {
                if (group.branch().equals(branch.name())) {
                    if (!noise.explains(group.rate(), 2 * before)) {
                        return Optional.empty();
                    }
                    atFirst = best > 0 ? atFirst : before;
                    taken += (before - event.loss()) / event.learned().size();
                    if (group.rate() > best) {
                        best = group.rate();
                        level = noise.ofOutputs() * Math.sqrt(2 * before) / noise.deviation();
                    }
                }
            }
            before = event.loss();
        }
        if (taken > FITTED * atFirst) {
            return Optional.empty();
        }
        return best > 0
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "noise: its units correlate with the residual by G = %.3g, shuffled outputs give %.3g (expected above %.2g"
                                + " times that); a part that is odd and not linear, on inputs that are symmetric, correlates with no unit",
                        best,
                        level,
                        BranchNoise.MULTIPLE))
                : Optional.empty();
    }

    private static String reason(
            RectifiedTask task, int b, KinkPlanes planes, SphereMaxima maxima, GreedyLaw.Result greedy) {
        double[] residual = greedy.network().residual();
        UnitCorrelation rest = planes.correlation(1, residual);
        boolean nothing = maxima.largest() <= ROUNDING * rest.scale();
        if (greedy.finalLoss() <= 1e-9 * RectifiedTask.loss(task.outputs())) {
            return "nothing is left for it to learn when the others are learned";
        }
        if (nothing && isSymmetric(task.branches().get(b))) {
            return "odd part: its inputs are symmetric under x -> -x, where units see only linear and even parts, and what is left"
                    + " for it is odd and not linear, so G = 0";
        }
        if (nothing) {
            return "no unit correlates with the outputs: G = 0";
        }
        if (splits(b, planes, greedy)) {
            return task.branches().get(b).modalities().size() > 1
                    ? "stuck plateau: all units sit at directions that are learned already and none waits elsewhere. It is learned only if"
                            + " they part (splitting), which takes longer the smaller the start, and never happens once their"
                            + " spread is below the angle between boundaries of samples, about 1/P"
                    : "splitting: it is learned only if the units of a learned group part, which the law does not time";
        }
        return String.format(
                Locale.ROOT,
                "no group of its units grows on the last plateau, of loss %.4g, by more than %.2g of the first rate",
                greedy.finalLoss(),
                GreedyLaw.SLOWEST);
    }

    /** True if a direction near a learned one climbs to a maximum of the last residual that grows. */
    static boolean splits(int b, KinkPlanes planes, GreedyLaw.Result greedy) {
        double[] residual = greedy.network().residual();
        double first = greedy.firstRate();
        Gaussians gaussians = new Gaussians(1, STREAM);
        for (UnitNetwork.Unit unit : greedy.network().units()) {
            UnitCorrelation function = planes.correlation(unit.sign, residual);
            for (int k = 0; unit.branch == b && k < NEAR; k++) {
                double[] near = GreatCircleAscent.normalized(
                        gaussians.next(unit.w.length).toArray());
                double[] u = unit.direction();
                for (int i = 0; i < u.length; i++) {
                    near[i] = u[i] + APART * near[i];
                }
                if (GreatCircleAscent.from(near, function).value() > GreedyLaw.SLOWEST * first) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True if the branch has as many samples at -x as at x, for every x. */
    static boolean isSymmetric(Branch branch) {
        int d = branch.dimension();
        double largest = Arrays.stream(branch.inputs()).map(Math::abs).max().orElse(0);
        Map<List<Long>, Integer> balance = new HashMap<>();
        for (int p = 0; p < branch.samples(); p++) {
            List<Long> key = new ArrayList<>();
            long lead = 0;
            for (int i = 0; i < d; i++) {
                // Far above rounding, far below what separates samples.
                long digit = Math.round(branch.inputs()[p * d + i] / largest * 1e9);
                lead = lead == 0 ? Long.signum(digit) : lead;
                key.add(lead < 0 ? -digit : digit);
            }
            balance.merge(key, (int) lead, Integer::sum);
        }
        return balance.values().stream().allMatch(count -> count == 0);
    }
}
