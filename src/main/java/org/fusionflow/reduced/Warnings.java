package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.phase.LearningOrder;
import org.fusionflow.reduced.phase.Misalignment;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.fusionflow.reduced.subspace.SubspaceSearch;

/** Collects the warnings that a reader needs before using a number of a prediction. */
final class Warnings {
    /**
     * If growth rates differ by less than this fraction, modalities are learned almost together and small effects
     * decide the order.
     */
    private static final double NEAR_TIE = 0.05;

    /** Errors of steps that may reach the seventh digit that is shown. */
    private static final double DOUBTFUL = 1e-9;

    private final Prediction prediction;
    private final List<String> list = new ArrayList<>();

    Warnings(Prediction prediction) {
        this.prediction = prediction;
        if (prediction.graph().isEmpty()) {
            width();
        } else if (prediction.tree().asTwoModality().isPresent()
                && prediction.problem().remedies().movesPlainly()) {
            pair(LearningOrder.of(prediction.tree(), prediction.graph().get().moments()));
        } else {
            tree(prediction.graph().get());
        }
        remedies(prediction.problem().remedies());
        for (int m = 0; m < prediction.problem().names().size(); m++) {
            if (lost(m) > 0) {
                list.add("rounding: " + lost(m) + " direction" + (lost(m) > 1 ? "s" : "") + " of the inputs of "
                        + name(m)
                        + " vary by less than the rounding of its largest variance, and what is learned from them is not followed;"
                        + " --center or --standardize shows it");
            }
        }
        leftOver();
        prediction
                .trajectory()
                .projection()
                .filter(projection -> projection.error() > SubspaceSearch.ENOUGH)
                .ifPresent(projection -> list.add(String.format(
                        Locale.ROOT,
                        "directions: the flow was integrated in %d directions of the %d inputs, and half times may be wrong by %.0e of themselves",
                        projection.directions(),
                        prediction.moments().modalities().inputs(),
                        projection.error())));
        double rounding = prediction.trajectory().rounding();
        // The estimate is an upper one; the balance of energy shows whether it was reached.
        boolean balanced = prediction
                .trajectory()
                .monitors()
                .filter(monitors -> !(monitors.energy() <= DOUBTFUL))
                .isEmpty();
        if (rounding > DOUBTFUL && !balanced) {
            list.add(String.format(
                    Locale.ROOT,
                    "rounding: the terms of the rates cancel, and a step may be wrong by %.0e of the state: trust no more digits than that",
                    rounding));
        }
    }

    private void remedies(Remedies remedies) {
        if (remedies.weightDecay() > 0) {
            list.add(
                    "weight decay: half times are measured against maps without decay, half of which may never be reached;"
                            + " the predicted path and the plateau are those without it, formula and refined are not given");
        } else if (!remedies.rates().changes().isEmpty()
                || remedies.rates().modulation().isPresent()) {
            list.add("rates: formula and refined hold for constant rates and are not given");
        } else if (!Laws.movesWhole(prediction.problem())) {
            list.add("rates: formula and refined hold where all layers of a modality move, or none, and are not given");
        }
    }

    /** Why a modality is not half learned by the end of the trajectory, as the rest of a sentence. */
    private String ending(int m) {
        if (lost(m) > 0) {
            return ", and directions of its inputs that are not followed remain";
        }
        if (prediction.trajectory().settled()) {
            return ", from when on nothing changes";
        }
        return prediction.outcome() == Outcome.OUT_OF_STEPS ? ", where the step limit was used up" : "";
    }

    private boolean stopped(int m) {
        return prediction.problem().remedies().neverMoves(prediction.tree(), m);
    }

    private int lost(int m) {
        return prediction.trajectory().lostDirections().get(m);
    }

    private String name(int m) {
        return prediction.tree().names().get(m);
    }

    private void width() {
        Moments moments = prediction.moments();
        int rank = prediction.rank().orElseThrow();
        if (rank < Math.min(moments.outputs(), moments.modalities().inputs())) {
            list.add("rank " + rank + ": a network of this width may not reach the least-squares map of "
                    + moments.outputs() + " outputs, against which half times are measured");
        }
        for (int m = 0; m < prediction.problem().names().size(); m++) {
            halfTime(m);
        }
    }

    private void pair(LearningOrder order) {
        Moments moments = prediction.graph().orElseThrow().moments();
        String first = name(order.first());
        String second = name(order.second());
        if (order.early()) {
            list.add("early fusion: " + prediction.tree().newick()
                    + " has no unimodal saddle, so there is no plateau loss"
                    + " and no mis-attribution; formula and asymptotic ratio are the limit 1");
        }
        Misalignment misalignment = Misalignment.of(moments, order);
        List<Integer> untold = prediction.without(ZeroVerdict.WITHIN_ROUNDING);
        List<Integer> needless = prediction.without(ZeroVerdict.EXACTLY);
        if (!needless.isEmpty()) {
            int biased = needless.get(0);
            list.add("permanent unimodal bias: the residual of " + name(biased) + " vanishes where only "
                    + name(1 - biased) + " is learned, so from a small enough start " + name(biased)
                    + " is never learned");
        } else if (!untold.isEmpty()) {
            int biased = untold.get(0);
            list.add("bias cannot be told from rounding: where only " + name(1 - biased)
                    + " is learned, the residual of "
                    + name(biased) + " is within the rounding of the data of 0, so " + name(biased)
                    + " is learned very late or never");
        } else if (!(moments.speed(order.second()) > 0)) {
            list.add("the output is uncorrelated with " + second
                    + ": an aligned start has no direction for it, so it starts at 0" + " and stays there");
        } else if (!order.early() && misalignment.isReversal()) {
            if (prediction.halfTime(order.second()).isEmpty()) {
                list.add("sign reversal: at the unimodal saddle " + second
                        + " must grow against its correlation with the output;"
                        + " on the manifold it cannot cross 0, so from an aligned start it is never learned. The formula"
                        + " keeps its published form with norms and does not hold here; refined carries the signed law"
                        + " where one is known");
            }
        } else if (!order.early() && misalignment.cosine() < 0.5) {
            list.add(String.format(
                    Locale.ROOT,
                    "misalignment: %s starts %.1f degrees away from the direction in which it leaves the saddle; refined"
                            + " includes the delay, formula does not",
                    second,
                    misalignment.degrees()));
        }
        prediction.stuck().stream()
                .filter(m -> prediction.halfTime(m).isPresent())
                .forEach(m -> list.add("sign reversal: when " + name(1 - m) + " is learned, the map of " + name(m)
                        + " would have to change its sign; on the manifold it cannot cross 0, so it is given up again and ends"
                        + " at 0"));
        prediction.path().ifPresent(path -> list.addAll(path.limits()));
        superficial(name(1 - prediction.first()));
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
        if (prediction.path().isEmpty()) {
            list.add("u0 is not small: the phase formulas need u0 below 1 and are left out");
        }
        OptionalDouble a = prediction.halfTime(order.first());
        OptionalDouble b = prediction.halfTime(order.second());
        if (a.isPresent() && b.isPresent() && b.getAsDouble() < a.getAsDouble()) {
            list.add("order: " + second + " reaches half of its norm before " + first
                    + " although its correlation norm is smaller");
        }
        halfTime(order.first());
        halfTime(order.second());
    }

    private void tree(SaddleGraph graph) {
        prediction
                .path()
                .ifPresentOrElse(
                        path -> path(graph, path),
                        () -> list.add(
                                "u0 is not small: the phases of the saddle graph need u0 below 1 and are left out"));
        superficial("another modality");
        for (int m = 0; m < prediction.problem().names().size(); m++) {
            halfTime(m);
        }
    }

    /** A modality that a small enough start never learns may still take a part of what there is to learn from this start. */
    private void leftOver() {
        Vector end = prediction.trajectory().end();
        for (int m = 0;
                prediction.trajectory().settled()
                        && prediction.problem().remedies().weightDecay() == 0
                        && m < prediction.problem().names().size();
                m++) {
            boolean never = prediction.halfTime(m).isEmpty()
                    && !prediction.trajectory().stuck().contains(m);
            SaddleGraph graph = prediction.graph().orElse(null);
            if (never && graph != null && graph.shows(end, m)) {
                list.add(String.format(
                        Locale.ROOT,
                        "start: %s keeps a part of %.2g of the output at rest although it is not needed; a smaller u0 leaves it less",
                        name(m),
                        graph.share(end, m)));
            }
        }
    }

    private void superficial(String other) {
        if (prediction.superficialPreference()) {
            list.add("superficial preference: " + name(prediction.first()) + " is learned first, but " + other
                    + " alone would reduce the loss more");
        }
    }

    private void path(SaddleGraph graph, MatchedPhases phases) {
        list.addAll(
                phases.warnings(IntStream.range(0, prediction.problem().names().size())
                        .filter(this::stopped)
                        .boxed()
                        .toList()));
        if (prediction.plateau().isEmpty() && prediction.tree().names().size() > 1) {
            list.add(
                    "no plateau: from a small start all that is learned is learned together, so there is no plateau loss and no"
                            + " mis-attribution");
        }
        Optional<Timeline> timeline = prediction.timeline();
        Remedies remedies = prediction.problem().remedies();
        boolean plain = remedies.weightDecay() == 0
                && remedies.rates().modulation().isEmpty()
                && remedies.rates().changes().isEmpty()
                && remedies.freezes().isEmpty();
        // The graph is that of constant rates.
        if (timeline.isEmpty() || !plain || prediction.isTogether() || prediction.outcome() == Outcome.OUT_OF_STEPS) {
            return;
        }
        List<LearnedSet> visited = timeline.get().stays().stream()
                .map(stay -> stay.saddle().learned())
                .toList();
        // If a modality has a single layer to the output, the origin is no fixed point and cannot be visited.
        List<LearnedSet> predicted = new ArrayList<>(phases.sequence());
        predicted.retainAll(graph.admissibleSets());
        if (!visited.equals(predicted)) {
            list.add("path: the trajectory visits " + words(visited) + ", the saddle graph predicts " + words(predicted)
                    + " for a small start");
        }
    }

    private static String words(List<LearnedSet> sets) {
        return String.join(" -> ", sets.stream().map(LearnedSet::toString).toList());
    }

    private void halfTime(int m) {
        Vector half = prediction.reference().halfNorms().norms();
        OptionalDouble time = prediction.halfTime(m);
        if (stopped(m)) {
            list.add(name(m) + " is never learned: none of its layers moves");
        } else if (!(half.at(m) > 0)) {
            list.add(name(m) + " ends with norm 0, so it has no half time");
        } else if (time.isEmpty()) {
            list.add(String.format(
                    Locale.ROOT,
                    "%s is not half learned by time %.6g%s; its half time is null",
                    name(m),
                    prediction.trajectory().endTime(),
                    ending(m)));
        } else if (time.getAsDouble() == 0) {
            list.add("the start of " + name(m)
                    + " is already beyond half of its norm: its half time is 0 and no ratio is formed from it");
        }
    }

    List<String> list() {
        return List.copyOf(list);
    }
}
