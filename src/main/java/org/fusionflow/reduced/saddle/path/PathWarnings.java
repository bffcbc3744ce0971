package org.fusionflow.reduced.saddle.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fusionflow.reduced.saddle.LearnedSet;

/** Collects the warnings about a predicted path. */
final class PathWarnings {
    private final MatchedPhases path;
    private final List<String> list = new ArrayList<>();

    PathWarnings(MatchedPhases path, List<Integer> stopped) {
        this.path = path;
        List<String> names = path.graph().tree().names();
        for (Phase phase : path.leadingPhases()) {
            list.addAll(range(phase));
            for (Phase.NearTie tie : phase.nearTies()) {
                if (isExact(tie)) {
                    list.add("near-tie: near " + phase.from().learned() + " "
                            + phase.exit().name() + " and " + tie.modality()
                            + " come at the same time, so the order of learning is fragile");
                    continue;
                }
                list.add(String.format(
                        Locale.ROOT,
                        "near-tie: near %s %s comes first, %s would come %.2g of the phase later, so the order of learning is"
                                + " fragile",
                        phase.from().learned(),
                        phase.exit().name(),
                        tie.modality(),
                        tie.delay()));
            }
            if (phase.dropped().size() > 0) {
                list.add("sign reversal: when " + phase.exit().name() + " is learned, the map of "
                        + String.join(", ", phase.dropped().names())
                        + " would have to change its sign; on the manifold it cannot cross 0, so it is given up again");
            }
        }
        list.addAll(rest(path));
        for (int m = 0; m < names.size(); m++) {
            if (!stopped.contains(m)) {
                never(m, names.get(m));
            }
        }
        compareOrders();
    }

    /** Equal up to rounding. */
    private static boolean isExact(Phase.NearTie tie) {
        return tie.delay() < 1e-12;
    }

    private void never(int m, String name) {
        path.neverLearned(m).ifPresent(never -> {
            String sentence = name + " is not learned at " + never.at() + ", where the path ends; "
                    + never.cause().words();
            list.add(
                    never.genericHalfTime().isPresent()
                            ? sentence
                                    + String.format(
                                            Locale.ROOT,
                                            "; a start off the manifold learns it at about t = %.6g",
                                            never.genericHalfTime().getAsDouble())
                            : sentence);
        });
        if (path.neverLearned(m).isEmpty() && !(path.halfNorm(m) > 0)) {
            list.add(name + " has no map at " + path.target(m).learned() + ", so it has no half time");
        } else if (path.neverLearned(m).isEmpty() && path.refinedHalfTime(m).isEmpty() && !isBeyondRange()) {
            list.add("the refined phases end before " + name + " is half learned");
        }
    }

    private void compareOrders() {
        List<LearnedSet> leading = path.sequence();
        List<LearnedSet> refined = new ArrayList<>();
        refined.add(leading.get(0));
        path.refinedPhases().forEach(phase -> refined.add(phase.to().learned()));
        // Refined phases are integrated, and none is so long.
        boolean cut = isBeyondRange()
                && leading.subList(0, Math.min(leading.size(), refined.size())).equals(refined);
        boolean tied = path.leadingPhases().stream()
                .flatMap(phase -> phase.nearTies().stream())
                .anyMatch(PathWarnings::isExact);
        if (!refined.equals(leading) && !cut && !tied) {
            list.add("order: the refined path is " + words(refined) + ", the one of leading order " + words(leading));
        }
    }

    /** The warning that the flow ends elsewhere than the path; empty if it does not. */
    static List<String> rest(MatchedPhases path) {
        return path.rest().stream()
                .map(rest -> String.format(
                        Locale.ROOT,
                        "start: %s is not small enough for the path of small starts, %s; the flow comes to rest where %s are"
                                + " learned, and half times are measured against that point",
                        path.start().words(),
                        words(path.sequence()),
                        String.join(
                                ", ", rest.learned().without(rest.degenerate()).names())))
                .toList();
    }

    /** The warning about a phase that is too long for a number; empty for all others. */
    static List<String> range(Phase phase) {
        return Double.isInfinite(phase.duration())
                ? List.of("range: " + phase.exit().name() + " leaves "
                        + phase.from().learned()
                        + " after more than 1.8e308, the largest number in double precision, so there are no half times from"
                        + " there on")
                : List.of();
    }

    private boolean isBeyondRange() {
        return path.leadingPhases().stream().anyMatch(phase -> !(phase.arrival() < Race.FOREVER));
    }

    private static String words(List<LearnedSet> sets) {
        return String.join(" -> ", sets.stream().map(LearnedSet::toString).toList());
    }

    List<String> list() {
        return List.copyOf(list);
    }
}
