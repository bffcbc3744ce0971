package org.fusionflow.cli.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.LinearVerdict;
import org.fusionflow.reduced.alignment.greedy.GreedyEvent;

/** Prints what the alignment law says of a network of rectified units, below the linear theory. */
public final class AlignmentText {
    /** Events, entries of directions and maxima beyond these are in the JSON document. */
    private static final int MOST_EVENTS = 12;

    private static final int MOST_ENTRIES = 4;
    private static final int MOST_MAXIMA = 4;

    private AlignmentText() {}

    public static void print(AlignmentLaw law) {
        System.out.println();
        System.out.println("rectified units" + (law.slope() > 0 ? " of slope " + law.slope() + " below 0" : "")
                + ", by the alignment law; what stands above is the linear network");
        speeds(law);
        System.out.println();
        times(law);
        System.out.println();
        events(law);
        System.out.println();
        LinearVerdict premise = law.premise();
        Text.row("linear theory applies", List.of(premise.applies() ? "yes" : "no"));
        premise.objections().forEach(objection -> System.out.println("  " + objection));
        law.notLearned().forEach(one -> System.out.println(one.modality() + " is not learned: " + one.reason()));
        Text.warnings(law.warnings());
    }

    private static void speeds(AlignmentLaw law) {
        Text.row("branch", List.of("G*", "linear q s", "noise", "maxima", "agreement"));
        for (int b = 0; b < law.branches().size(); b++) {
            Text.row(
                    law.branches().get(b),
                    List.of(
                            Text.number(law.speed(b)),
                            Text.number((1 + law.slope())
                                    / 2
                                    * law.premise().speeds().get(b)),
                            Text.number("%.2g", law.noise(b)),
                            Integer.toString(law.maxima(b).size()),
                            law.agreement(b).isPresent()
                                    ? Text.number("%.2g", law.agreement(b).getAsDouble())
                                    : "exact"));
        }
        for (int b = 0; b < law.branches().size(); b++) {
            List<String> tops = new ArrayList<>();
            law.maxima(b).stream()
                    .limit(MOST_MAXIMA)
                    .forEach(one -> tops.add((one.sign() > 0 ? "+" : "-") + Text.number("%.4g", one.value()) + " at "
                            + direction(one.direction())));
            if (!tops.isEmpty()) {
                System.out.println("maxima of " + law.branches().get(b) + ": " + String.join(", ", tops)
                        + (law.maxima(b).size() > MOST_MAXIMA ? ", ..." : ""));
            }
        }
    }

    private static void times(AlignmentLaw law) {
        List<String> names = law.names();
        List<String> heads = new ArrayList<>(List.of("law"));
        if (law.hasRefined()) {
            heads.add("own weights");
        }
        Text.row("flow time", heads);
        for (int m = 0; m < names.size(); m++) {
            row("half time of " + names.get(m), law.halfTime(m), law.refinedTime(m), law);
        }
        if (names.size() > 1) {
            row("time ratio", law.timeRatio(), law.refinedRatio(), law);
            if (law.twoBranchRatio().isPresent()) {
                Text.row("two-branch ratio", List.of(Text.number(law.twoBranchRatio())));
            }
            if (law.premise().timeRatio().isPresent()) {
                Text.row("linear ratio", List.of(Text.number(law.premise().timeRatio())));
            }
        }
    }

    private static void row(String label, OptionalDouble time, OptionalDouble refined, AlignmentLaw law) {
        List<String> cells = new ArrayList<>(List.of(Text.number(time)));
        if (law.hasRefined()) {
            cells.add(Text.number(refined));
        }
        Text.row(label, cells);
    }

    private static void events(AlignmentLaw law) {
        Text.row("events", List.of("t/ln(1/u0)", "time", "loss after", "learned"));
        int shown = Math.min(MOST_EVENTS, law.events().size());
        for (GreedyEvent event : law.events().subList(0, shown)) {
            List<String> groups = new ArrayList<>();
            for (GreedyEvent.LearnedGroup group : event.learned()) {
                groups.add((group.sign() > 0 ? "+" : "-") + group.branch() + " " + direction(group.direction()));
            }
            Text.row(
                    "",
                    List.of(
                            Text.number(event.tau()),
                            law.logScale() > 0 ? Text.number(law.logScale() * event.tau()) : "-",
                            Text.number(event.loss()),
                            "  " + String.join(", ", groups)));
        }
        if (shown < law.events().size()) {
            System.out.println("  and " + (law.events().size() - shown) + " more, all with --json");
        }
    }

    private static String direction(Vector u) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_ENTRIES, u.size()); i++) {
            entries.add(String.format(Locale.ROOT, "%.3f", u.at(i) + 0.0));
        }
        return "(" + String.join(", ", entries) + (u.size() > MOST_ENTRIES ? ", ..." : "") + ")";
    }
}
