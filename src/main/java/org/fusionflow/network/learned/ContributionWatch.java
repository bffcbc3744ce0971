package org.fusionflow.network.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.model.Contributions;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.WeightWatcher;

/**
 * Follows the contributions of all modalities during a run. A look takes a pass over the data for each modality and one more, so it looks only as
 * often as half times need: at a share of the time that shrinks with the logarithm of the start scale, in which nothing that grows from it can grow
 * much, and more often while a contribution changes. The looks depend on the run alone, so that equal runs have equal histories.
 *
 * <pre>{@code
 * ContributionWatch watch = ContributionWatch.of(plan);
 * TrainedRun run = Simulator.train(plan, new Watching(ProgressListener.NONE, watch, () -> false));
 * LearnedContributions.of(plan, run, watch.history(), Optional::empty);
 * }</pre>
 */
public final class ContributionWatch implements WeightWatcher {
    /** Looks are at most this share of the time apart, for each e-folding of 1/u0: a contribution that grows from u0^2 grows by a fifth between two. */
    private static final double WIDEST = 0.1;

    /** While contributions change, looks are up to so many times as frequent. */
    private static final double FINER = 20;

    /** Change of a contribution between two looks, relative to the largest so far of any modality, beyond which looks become more frequent. */
    private static final double CHANGE = 0.01;

    private static final double WIDER = 1.25;

    /** The first look after the start, as a share of the shortest time in which any unit can grow. */
    private static final double FIRST = 0.02;

    private final Contributions contributions;
    private final double widest;
    private final double finest;
    private final double first;
    private final List<Double> times = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private double next = Double.NEGATIVE_INFINITY;
    private double stride;
    private double largest;

    /**
     * @param widest largest share of the time between two looks
     * @param finest smallest share; 0 for a look at every step, only of methods with steps
     * @param first flow time between the first two looks
     */
    private ContributionWatch(Contributions contributions, double widest, double finest, double first) {
        this.contributions = contributions;
        this.widest = widest;
        this.finest = finest;
        this.first = first;
    }

    /**
     * Follows a run of the plan's network.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the data do not determine the contributions
     */
    public static ContributionWatch of(TrainingPlan plan) {
        double foldings = Math.max(1, Math.log(1 / plan.u0()));
        Moments moments = plan.data().moments();
        // No correlation of the outputs with a unit of size 1 is larger than this.
        double fastest = Math.sqrt(moments.outputVariance() * trace(moments.inputCovariance()));
        return new ContributionWatch(
                contributions(plan), WIDEST / foldings, WIDEST / foldings / FINER, fastest > 0 ? FIRST / fastest : 1);
    }

    private static double trace(Symmetric matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.size(); i++) {
            sum += matrix.at(i, i);
        }
        return sum;
    }

    /** Looks after every step, for methods with steps. */
    public static ContributionWatch atEveryStep(TrainingPlan plan) {
        return new ContributionWatch(contributions(plan), 0, 0, 0);
    }

    private static Contributions contributions(TrainingPlan plan) {
        return Contributions.of(Simulator.layout(plan), plan.data());
    }

    @Override
    public double nextTime() {
        return next;
    }

    /** A run ends as it would if nobody looked. */
    @Override
    public boolean holdsRun() {
        return false;
    }

    @Override
    public void look(long steps, double time, double[] weights, Objective objective) {
        double[] map =
                new double[objective.layout().inputs() * objective.layout().outputs()];
        objective.copyMap(map);
        double[] now = contributions.of(weights, map);
        if (Arrays.stream(now).allMatch(Double::isFinite)) {
            add(time, now);
        } else {
            next = Double.POSITIVE_INFINITY;
        }
    }

    /** Goes on after an earlier part of the run, as if it had never been interrupted. */
    public void goOn(ContributionHistory earlier) {
        double[] known = earlier.times();
        for (int k = 0; k < known.length; k++) {
            int at = k;
            add(known[k], earlier.values().stream().mapToDouble(one -> one[at]).toArray());
        }
    }

    private void add(double time, double[] now) {
        double change = 0;
        for (int m = 0; m < now.length; m++) {
            largest = Math.max(largest, now[m]);
            change = Math.max(change, values.isEmpty() ? 0 : Math.abs(now[m] - values.get(values.size() - 1)[m]));
        }
        double passed = times.isEmpty() ? 0 : time - times.get(times.size() - 1);
        double factor = change > 0 ? Math.max(1 / FINER, Math.min(WIDER, CHANGE * largest / change)) : WIDER;
        stride = Math.max(finest * time, Math.min(Math.max(first, widest * time), Math.max(first, passed) * factor));
        times.add(time);
        values.add(now);
        next = Math.max(Math.nextUp(time), time + stride);
    }

    /** What was seen so far. */
    public ContributionHistory history() {
        int modalities = values.isEmpty() ? 0 : values.get(0).length;
        List<double[]> byModality = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            int modality = m;
            byModality.add(values.stream().mapToDouble(row -> row[modality]).toArray());
        }
        return new ContributionHistory(times.stream().mapToDouble(t -> t).toArray(), byModality);
    }
}
