package org.fusionflow.report.study.front;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SeedValues;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.study.run.Rectified;

/** Says which theory holds for networks of rectified units, and what the alignment law has them learn; nothing for a study without them. */
final class LawSentence {
    private static final int DIGITS = 4;

    private LawSentence() {}

    /** A sentence for each such network, with a blank after each. */
    static String of(Subject subject) {
        StringBuilder text = new StringBuilder();
        for (Ensemble network : subject.networks()) {
            network.rectified()
                    .ifPresent(rectified ->
                            text.append(sentence(network, rectified)).append(' '));
        }
        return text.toString();
    }

    private static String sentence(Ensemble network, Rectified rectified) {
        AlignmentLaw law = rectified.law();
        List<String> objections = law.premise().objections();
        String premise = objections.isEmpty()
                ? "The linear theory applies to network " + network.name() + ": "
                : "The linear theory does not apply to network " + network.name() + ", because " + objections.get(0)
                        + ". ";
        String says = learned(law);
        return premise
                + (objections.isEmpty() ? "by the alignment law " : "By the alignment law ")
                + says
                + measured(network, rectified)
                + ".";
    }

    private static String learned(AlignmentLaw law) {
        List<Integer> order = law.order();
        List<String> clauses = new ArrayList<>();
        if (!order.isEmpty()) {
            OptionalDouble first = law.halfTime(order.get(0));
            clauses.add(law.names().get(order.get(0)) + " is learned first"
                    + (first.isPresent() ? ", half of it at t = " + Rounded.value(first.getAsDouble(), DIGITS) : ""));
        }
        for (int m : order.subList(Math.min(1, order.size()), order.size())) {
            double ratio = law.tau(m).orElseThrow() / law.tau(order.get(0)).orElseThrow();
            clauses.add(law.names().get(m) + " after " + Rounded.value(ratio, DIGITS) + " times as long");
        }
        List<String> missing = IntStream.range(0, law.names().size())
                .filter(m -> law.tau(m).isEmpty())
                .mapToObj(law.names()::get)
                .toList();
        if (!missing.isEmpty()) {
            clauses.add(Subject.list(missing) + (missing.size() == 1 ? " is" : " are") + " not learned");
        }
        return String.join("; ", clauses);
    }

    /** What the networks did beside it: mean first half time and ratio. */
    private static String measured(Ensemble network, Rectified rectified) {
        AlignmentLaw law = rectified.law();
        String who = network.results().size() == 1 ? "the network" : "the networks";
        // Methods that do not follow the gradient flow have an order of their own.
        if (law.order().isEmpty() || !rectified.hasTimes()) {
            return "";
        }
        int first = law.order().get(0);
        OptionalDouble time = mean(rectified, first);
        OptionalDouble ratio = new SeedValues(rectified.learned().stream()
                        .map(learned -> learned.timeRatio())
                        .toList())
                .mean();
        long same = rectified.learned().stream()
                .filter(learned -> learned.order()
                        .equals(law.order().stream().map(law.names()::get).toList()))
                .count();
        int seeds = rectified.learned().size();
        String order = same == seeds
                ? who + (seeds == 1 ? " has" : " have") + " this order"
                : "this order is that of " + same + " of " + seeds + " seeds";
        boolean early = rectified.learned().stream()
                .anyMatch(learned ->
                        learned.modalities().stream().anyMatch(one -> one.time().isEmpty() && !one.isNotLearned()));
        if (early) {
            return "; " + who + " ended before all of it was half learned";
        }
        if (time.isEmpty()) {
            return "; " + order;
        }
        return "; " + order + ", with a first half time of " + Rounded.value(time.getAsDouble(), DIGITS)
                + (ratio.isPresent() ? " and a ratio of " + Rounded.value(ratio.getAsDouble(), DIGITS) : "");
    }

    private static OptionalDouble mean(Rectified rectified, int modality) {
        return new SeedValues(rectified.learned().stream()
                        .map(learned -> learned.modalities().get(modality).time())
                        .toList())
                .mean();
    }
}
