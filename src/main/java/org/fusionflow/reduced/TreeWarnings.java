package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.MatchedPhases;

/** What a reader of a prediction for any tree must know before using a number of it. */
final class TreeWarnings {
    private final TreePrediction prediction;
    private final List<String> list = new ArrayList<>();

    TreeWarnings(TreePrediction prediction) {
        this.prediction = prediction;
        if (prediction.pair().isPresent()) {
            list.addAll(prediction.pair().get().warnings());
            return;
        }
        prediction.phases().ifPresentOrElse(this::path, this::largeStart);
        if (prediction.superficialPreference()) {
            list.add("superficial preference: " + name(prediction.first())
                    + " is learned first, but another modality alone would reduce the loss more");
        }
        for (int m = 0; m < prediction.halfNorms().size(); m++) {
            halfTime(m);
        }
    }

    private String name(int m) {
        return prediction.tree().names().get(m);
    }

    private void largeStart() {
        list.add("u0 is not small: the phases of the saddle graph need u0 below 1 and are left out");
    }

    private void path(MatchedPhases phases) {
        list.addAll(phases.warnings());
        if (phases.sequence().size() < 3 && prediction.tree().names().size() > 1) {
            list.add(
                    "no plateau: from a small start all that is learned is learned together, so there is no plateau loss and no"
                            + " mis-attribution");
        }
        List<LearnedSet> visited = prediction.timeline().stays().stream()
                .map(stay -> stay.saddle().learned())
                .toList();
        // Where a modality has one layer of its own the origin is no fixed point, and cannot be visited.
        List<LearnedSet> predicted = new ArrayList<>(phases.sequence());
        predicted.retainAll(prediction.graph().admissibleSets());
        if (!visited.equals(predicted) && prediction.outcome() != Outcome.OUT_OF_STEPS) {
            list.add("path: the trajectory visits " + words(visited) + ", the saddle graph predicts " + words(predicted)
                    + " for a small start");
        }
    }

    private static String words(List<LearnedSet> sets) {
        return String.join(" -> ", sets.stream().map(LearnedSet::toString).toList());
    }

    private void halfTime(int m) {
        OptionalDouble time = prediction.halfTime(m);
        if (!(prediction.halfNorms().at(m) > 0)) {
            list.add(name(m) + " ends with norm 0, so it has no half time");
        } else if (time.isEmpty()) {
            list.add(String.format(
                    Locale.ROOT,
                    "%s is not half learned by time %.6g%s; its half time is null",
                    name(m),
                    prediction.trajectory().endTime(),
                    prediction.trajectory().settled()
                            ? ", from when on nothing changes"
                            : prediction.outcome() == Outcome.OUT_OF_STEPS
                                    ? ", where the step limit was used up"
                                    : ""));
        } else if (time.getAsDouble() == 0) {
            list.add("the start of " + name(m)
                    + " is already beyond half of its norm: its half time is 0 and no ratio is formed from" + " it");
        }
    }

    List<String> list() {
        return List.copyOf(list);
    }
}
