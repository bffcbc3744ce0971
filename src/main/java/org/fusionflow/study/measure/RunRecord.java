package org.fusionflow.study.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.network.model.Contributions;
import org.fusionflow.network.record.FeatureDirections;
import org.fusionflow.network.record.GeneralizationError;
import org.fusionflow.network.record.ModalityContributions;
import org.fusionflow.network.record.Observable;
import org.fusionflow.network.record.Observables;
import org.fusionflow.network.record.RecordedQuantity;
import org.fusionflow.network.record.Recording;
import org.fusionflow.network.record.WeightClouds;
import org.fusionflow.network.record.WeightRecorder;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.study.design.network.RecordSpec;

/** The quantities recorded during a run, besides loss and map. */
final class RunRecord {
    /** What is recorded only where it is asked for: each takes passes over all samples. */
    private static final List<String> COSTLY = List.of("lossWithout", "accuracy");

    private final List<String> names;
    private final Optional<WeightRecorder> recorder;
    private final Supplier<Optional<Recording>> recording;

    private RunRecord(List<String> names, Optional<WeightRecorder> recorder, Supplier<Optional<Recording>> recording) {
        this.names = names;
        this.recorder = recorder;
        this.recording = recording;
    }

    /** What was recorded elsewhere. */
    static RunRecord of(List<String> names, Recording recording) {
        return new RunRecord(names, Optional.empty(), () -> Optional.of(recording));
    }

    /** Records errors on new data and contributions at the times of the run, if the data determine them. */
    static RunRecord of(NetworkRun run) {
        TrainingPlan plan = run.plan(Vector.of());
        List<Observable> observables = new ArrayList<>();
        if (run.times().size() > 0) {
            generalization(run, plan).ifPresent(observables::add);
            if (drawsContributions(run)) {
                contributions(run, plan).ifPresent(observables::add);
            }
        }
        RecordSpec wanted = run.point().record();
        Layout layout = Simulator.layout(plan);
        if (wanted.what().contains("directions")) {
            observables.add(new FeatureDirections(layout));
        }
        for (String name : COSTLY) {
            if (wanted.what().stream().anyMatch(column -> column.startsWith(name))) {
                Observables.find(name, plan).ifPresent(observables::add);
            }
        }
        if (wanted.unitTimes().isPresent()) {
            observables.add(new WeightClouds(layout));
        }
        observables.removeIf(observable -> observable.quantities().isEmpty());
        Optional<WeightRecorder> recorder = observables.isEmpty()
                ? Optional.empty()
                : Optional.of(new WeightRecorder(new FlowTimes(times(run)), observables));
        return new RunRecord(run.point().problem().names(), recorder, () -> recorder.map(WeightRecorder::recording));
    }

    /** Of a nonlinear network on samples they take passes over all samples, for those who ask and for the page of a single problem. */
    private static boolean drawsContributions(NetworkRun run) {
        return run.setup().isLinear()
                || run.point().study().grid().isSingle()
                || run.point().record().what().stream().anyMatch(column -> column.startsWith("contribution"));
    }

    /** The recorded times of the run and of its units. */
    private static Vector times(NetworkRun run) {
        double[] units = CourseTimes.ofUnits(run.point()).map(Vector::toArray).orElse(new double[0]);
        return Vector.of(DoubleStream.concat(DoubleStream.of(run.times().toArray()), DoubleStream.of(units))
                .distinct()
                .sorted()
                .toArray());
    }

    /** The error on new data: over the population for linear networks, or on held-out samples. */
    static Optional<Observable> generalization(NetworkRun run, TrainingPlan plan) {
        Problem problem = run.point().problem();
        if (run.setup().isLinear() && problem.population().isPresent()) {
            Layout layout = Simulator.layout(plan);
            return Optional.of(GeneralizationError.on(problem.population().get(), layout));
        }
        return Simulator.heldOut(plan).map(GeneralizationError::on);
    }

    /**
     * The contributions: for a nonlinear network over samples, or where second moments determine them, with one input in each modality and one
     * output.
     */
    static Optional<Observable> contributions(NetworkRun run, TrainingPlan plan) {
        Problem problem = run.point().problem();
        Moments moments = problem.moments();
        boolean scalar = moments.outputs() == 1
                && moments.modalities().inputs() == moments.modalities().count();
        return run.setup().isLinear() || problem.data().samples().isPresent() || scalar
                ? Optional.of(new ModalityContributions(
                        problem.names(), Contributions.of(Simulator.layout(plan), problem.data())))
                : Optional.empty();
    }

    Optional<WeightRecorder> recorder() {
        return recorder;
    }

    /** Times at which quantities were recorded. */
    double[] times() {
        return recording().stream()
                .flatMap(r -> r.rows().stream())
                .mapToDouble(Recording.Row::time)
                .toArray();
    }

    Optional<Recording> recording() {
        return recording.get();
    }

    /** Errors on new data at {@link #times}; empty if the data do not determine them. */
    Optional<double[]> generalization() {
        return single("generalization");
    }

    /** The contributions of all modalities; empty if nothing was recorded. */
    Optional<ContributionHistory> contributions() {
        List<double[]> all = new ArrayList<>();
        for (int m = 0; m < names.size(); m++) {
            contribution(m).ifPresent(all::add);
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(new ContributionHistory(times(), all));
    }

    /**
     * A number of an observable where the recording ended.
     *
     * @param observable name of its first quantity
     * @param at place of the number among those of the observable
     * @param end of the run
     * @return empty if it was not recorded at the end
     */
    Optional<Double> last(String observable, int at, double end) {
        return recording()
                .filter(r ->
                        !r.rows().isEmpty() && r.rows().get(r.rows().size() - 1).time() == end)
                .flatMap(r -> {
                    int from = 0;
                    for (RecordedQuantity quantity : r.quantities()) {
                        if (quantity.name().equals(observable)) {
                            return Optional.of(
                                    r.rows().get(r.rows().size() - 1).values().at(from + at));
                        }
                        from += quantity.size();
                    }
                    return Optional.empty();
                });
    }

    /** A quantity with one number at each of {@link #times}, such as {@code directions}; empty if it is not recorded. */
    Optional<double[]> single(String quantity) {
        return recording()
                .filter(r -> r.quantities().stream().anyMatch(q -> q.name().equals(quantity)))
                .map(r -> r.values(quantity));
    }

    /** A modality's contributions at {@link #times}; empty if the data do not determine them. */
    Optional<double[]> contribution(int modality) {
        return ofModality("contribution", modality);
    }

    /** A quantity with one number for each modality, such as {@code lossWithout}, at {@link #times}; empty if it is not recorded. */
    Optional<double[]> ofModality(String quantity, int modality) {
        return recording()
                .filter(r -> r.quantities().stream().anyMatch(q -> q.name().equals(quantity)))
                .map(r -> {
                    double[] all = r.values(quantity);
                    double[] one = new double[all.length / names.size()];
                    for (int t = 0; t < one.length; t++) {
                        one[t] = all[t * names.size() + modality];
                    }
                    return one;
                });
    }

    /** The value at a state of the run; NaN if nothing was recorded at that time. */
    static double at(double[] times, double[] values, TrajectoryPoint state) {
        for (int t = 0; t < times.length && t < values.length; t++) {
            // Training in steps records the first step at or after a requested time.
            if (times[t] >= state.time()) {
                return values[t];
            }
        }
        return Double.NaN;
    }
}
