package org.fusionflow.network.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;

/**
 * What a network learned of each modality, and when: the first time at which its contribution is half of its reference, linear between two looks.
 *
 * <p>The reference is the contribution at the end of a run that came to rest: no contribution changed by more than {@link #SETTLED} of the largest
 * over the last fifth of the time. A run that ended before is measured by the last plateau that theory gives, unless the run learned more than
 * that; without such a plateau by its end, if its loss fell to {@link StopRule#LEARNED} of that at the start, above least squares for linear
 * networks; else there are no half times. A contribution whose reference is no more than {@link #noise} or {@link #SMALL} of the largest is not
 * learned.
 *
 * @param reference which reference it is
 * @param modalities in leaf order
 */
public record LearnedContributions(Reference reference, List<Modality> modalities) {
    /** Contributions that change by less, relative to the largest, over the last {@link #LAST} of the time have settled. */
    public static final double SETTLED = 0.02;

    /** The last fifth of the time. */
    private static final double LAST = 0.2;

    /** A contribution below this share of the largest is not learned. */
    public static final double SMALL = 0.01;

    /** What fits noise contributes up to this multiple of what it does on average; the alignment law uses the same. */
    private static final double MULTIPLE = 1.5;

    /** What half of a contribution is half of. */
    public enum Reference {
        /** The contribution at the end of a converged run. */
        END("end"),
        /** The contribution on the last plateau of theory. */
        PLATEAU("plateau"),
        /** None: the run had not converged, and no theory gives a plateau. */
        NONE("none");

        private final String title;

        Reference(String title) {
            this.title = title;
        }

        /** As it is written in documents. */
        public String title() {
            return title;
        }
    }

    /**
     * A plateau that theory knows.
     *
     * @param contributions of the modalities, in leaf order
     * @param loss on the training data
     * @param notLearned why theory does not count a modality as learned, by name, whatever its contribution
     */
    public record Plateau(Vector contributions, double loss, Map<String, String> notLearned) {
        public Plateau {
            notLearned = Map.copyOf(notLearned);
        }
    }

    /**
     * One modality.
     *
     * @param contribution at the end of the run
     * @param reference of its half time; empty without one
     * @param halfTime empty if it is not learned, not half learned by the end, or there is no reference
     * @param missing why it has no half time, in words; empty if it has one
     */
    public record Modality(
            String name,
            double contribution,
            OptionalDouble reference,
            Optional<LocatedTime> halfTime,
            Optional<String> missing) {
        /** The half time; empty if it has none. */
        public OptionalDouble time() {
            return halfTime.isPresent() ? OptionalDouble.of(halfTime.get().time()) : OptionalDouble.empty();
        }

        /** True if there is a reference and it is noise. */
        public boolean isNotLearned() {
            return missing.isPresent() && reference.isPresent() && missing.get().startsWith(NOT_LEARNED);
        }
    }

    private static final String NOT_LEARNED = "not learned";

    public LearnedContributions {
        modalities = List.copyOf(modalities);
    }

    /**
     * Reads what a run learned.
     *
     * @param run of the plan, watched from its start
     * @param history of its contributions
     * @param theory the last plateau of theory; asked for only if the run had not come to rest
     */
    public static LearnedContributions of(
            TrainingPlan plan, TrainedRun run, ContributionHistory history, Supplier<Optional<Plateau>> theory) {
        Vector last = Simulator.contributions(plan, run);
        double start = run.end().history().map(h -> h.initialLoss()).orElse(Double.NaN);
        return of(
                plan, new Course(run.result(), start, history.with(run.result().endTime(), last), last), theory);
    }

    /**
     * Reads what a run learned that was recorded elsewhere.
     *
     * @param plan with the problem and the function of the network
     * @param result of the run
     * @param initialLoss loss at its first state
     * @param history of its contributions, at least one time, up to the end of the run
     * @param theory the last plateau of theory; asked for only if the run had not come to rest
     */
    public static LearnedContributions of(
            TrainingPlan plan,
            TrainingResult result,
            double initialLoss,
            ContributionHistory history,
            Supplier<Optional<Plateau>> theory) {
        Vector last = Vector.of(history.values().stream()
                .mapToDouble(one -> one[one.length - 1])
                .toArray());
        return of(plan, new Course(result, initialLoss, history, last), theory);
    }

    /** A run as it is judged: its contributions up to its end, and those at its end. */
    private record Course(TrainingResult result, double initialLoss, ContributionHistory whole, Vector last) {}

    private static LearnedContributions of(TrainingPlan plan, Course run, Supplier<Optional<Plateau>> theory) {
        Vector last = run.last();
        ContributionHistory whole = run.whole();
        Reference reference = Reference.END;
        Map<String, String> reasons = Map.of();
        Optional<Vector> known = Optional.of(last);
        if (!isAtRest(plan, run, whole)) {
            boolean learned = isLearned(plan, run);
            Optional<Plateau> plateau = theory.get()
                    .filter(one -> !learned || one.loss() <= run.result().finalLoss());
            reasons = plateau.map(Plateau::notLearned).orElse(Map.of());
            known = plateau.map(Plateau::contributions).or(() -> learned ? Optional.of(last) : Optional.empty());
            reference = plateau.isPresent() ? Reference.PLATEAU : learned ? Reference.END : Reference.NONE;
        }
        List<Modality> modalities = new ArrayList<>();
        for (int m = 0; m < last.size(); m++) {
            Optional<String> refused = Optional.ofNullable(
                    reference == Reference.PLATEAU
                            ? reasons.get(plan.tree().names().get(m))
                            : null);
            modalities.add(modality(plan, run, whole, known, refused, m));
        }
        return new LearnedContributions(reference, modalities);
    }

    private static Modality modality(
            TrainingPlan plan,
            Course run,
            ContributionHistory history,
            Optional<Vector> reference,
            Optional<String> refused,
            int m) {
        String name = plan.tree().names().get(m);
        double[] course = history.of(m);
        double end = course[course.length - 1];
        String now = String.format(Locale.ROOT, "by time %.4g", run.result().endTime());
        if (reference.isEmpty()) {
            return new Modality(
                    name,
                    end,
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.of("the run had not converged " + now
                            + ", and no plateau of theory is known: its contribution has no reference"));
        }
        OptionalDouble full = OptionalDouble.of(reference.get().at(m));
        if (refused.isPresent()) {
            return new Modality(name, end, full, Optional.empty(), Optional.of(NOT_LEARNED + ": " + refused.get()));
        }
        double bound = Math.max(SMALL * largest(reference.get()), noise(plan, run, m));
        if (full.getAsDouble() <= bound) {
            return new Modality(
                    name,
                    end,
                    full,
                    Optional.empty(),
                    Optional.of(NOT_LEARNED
                            + String.format(
                                    Locale.ROOT,
                                    ": its contribution, %.3g, is not above %.3g, noise",
                                    full.getAsDouble(),
                                    bound)));
        }
        Optional<LocatedTime> half = crossing(history.times(), course, 0.5 * full.getAsDouble());
        boolean before = half.isPresent() && history.times()[0] > 0 && course[0] >= 0.5 * full.getAsDouble();
        return new Modality(
                name,
                end,
                full,
                before ? Optional.empty() : half,
                half.isEmpty()
                        ? Optional.of("its contribution is not half of its reference " + now)
                        : before
                                ? Optional.of("its contribution was half of its reference before the run was watched")
                                : Optional.empty());
    }

    private static boolean isLearned(TrainingPlan plan, Course run) {
        double least = plan.leastLoss().orElse(0);
        return run.result().finalLoss() - least <= StopRule.LEARNED * (run.initialLoss() - least);
    }

    private static boolean isAtRest(TrainingPlan plan, Course run, ContributionHistory history) {
        if (run.result().restTime().isPresent()) {
            return true;
        }
        double[] times = history.times();
        int from = times.length - 1;
        while (from > 0 && times[from] > (1 - LAST) * run.result().endTime()) {
            from--;
        }
        double largest = 0;
        double change = 0;
        for (int m = 0; m < plan.tree().names().size(); m++) {
            double[] course = history.of(m);
            double[] late = Arrays.copyOfRange(course, from, course.length);
            double most = Arrays.stream(late).max().orElse(0);
            largest = Math.max(largest, late[late.length - 1]);
            change = Math.max(change, most - Arrays.stream(late).min().orElse(0));
        }
        return run.result().endTime() > 0 && change <= SETTLED * largest;
    }

    private static double largest(Vector reference) {
        return Arrays.stream(reference.toArray()).max().orElse(0);
    }

    /**
     * What a network contributes that fits noise of the size of the last residual: {@code D_m} free directions of units of either sign on either
     * side of a boundary take {@code 4 D_m/P} of its mean square. 0 without samples, and for losses whose residual is no noise.
     */
    private static double noise(TrainingPlan plan, Course run, int m) {
        if (plan.loss() != OutputLoss.MSE || plan.data().samples().isEmpty()) {
            return 0;
        }
        Modalities modalities = plan.data().moments().modalities();
        double share = 4.0
                * (modalities.start(m + 1) - modalities.start(m))
                / plan.data().samples().get().count();
        return MULTIPLE * Math.sqrt(2 * run.result().finalLoss() * share);
    }

    private static Optional<LocatedTime> crossing(double[] times, double[] course, double level) {
        for (int k = 0; k < times.length; k++) {
            if (course[k] >= level) {
                if (k == 0) {
                    return Optional.of(new LocatedTime(times[0], times[0], times[0]));
                }
                double share = (level - course[k - 1]) / (course[k] - course[k - 1]);
                double time = times[k - 1] + share * (times[k] - times[k - 1]);
                return Optional.of(new LocatedTime(Math.min(times[k], time), times[k - 1], times[k]));
            }
        }
        return Optional.empty();
    }

    /** Names of the modalities that have a half time, in its order. */
    public List<String> order() {
        return modalities.stream()
                .filter(one -> one.halfTime().isPresent())
                .sorted(Comparator.comparingDouble(one -> one.time().orElseThrow()))
                .map(Modality::name)
                .toList();
    }

    /** Half time of the last modality over that of the first, of those that are learned; empty for fewer than two, or if one has none. */
    public OptionalDouble timeRatio() {
        List<Modality> learned =
                modalities.stream().filter(one -> !one.isNotLearned()).toList();
        double[] times = learned.stream()
                .mapToDouble(one -> one.time().orElse(Double.NaN))
                .toArray();
        if (times.length < 2 || !Arrays.stream(times).allMatch(time -> time > 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Arrays.stream(times).max().orElseThrow()
                / Arrays.stream(times).min().orElseThrow());
    }
}
