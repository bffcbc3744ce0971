package org.fusionflow.study.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.network.learned.ContributionWatch;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.network.replay.RecordedRun;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.CourseReplay;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.TrainingWatch;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.run.WeightWatcher;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.PredictedWatch;
import org.fusionflow.study.RectifiedLaw;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.network.StudyNetwork;

/**
 * A network of a study at one point, from one seed. It is trained when its result is first needed, or its recording is read, and both are measured
 * alike. To be used by one thread.
 */
public final class NetworkRun {
    private final StudyPoint point;
    private final StudyNetwork network;
    private final NetworkSetup setup;
    private final long seed;
    private final Vector times;
    private Optional<RecordedRun> recording = Optional.empty();
    private Optional<TrainedRun> trained = Optional.empty();
    private Optional<TrainingResult> result = Optional.empty();
    private Optional<RunRecord> recorded = Optional.empty();
    private Optional<LearnedContributions> learned = Optional.empty();
    private Optional<ContributionHistory> followed = Optional.empty();

    /**
     * @param times flow times at which states are needed; none if half times suffice
     */
    public NetworkRun(StudyPoint point, StudyNetwork network, NetworkSetup setup, long seed, Vector times) {
        this.point = point;
        this.network = network;
        this.setup = setup;
        this.seed = seed;
        this.times = times;
    }

    public StudyPoint point() {
        return point;
    }

    public StudyNetwork network() {
        return network;
    }

    public NetworkSetup setup() {
        return setup;
    }

    public long seed() {
        return seed;
    }

    /** Flow times at which the result has states. */
    public Vector times() {
        return times;
    }

    /** The problem with the network's own start scale. */
    public Problem problem() {
        OptionalDouble own = setup.u0();
        return own.isPresent() ? point.problem().withStart(own.getAsDouble()) : point.problem();
    }

    /** The plan of the run, with states at the given times. */
    public TrainingPlan plan(Vector wanted) {
        TrainingWatch theory = PredictedWatch.of(point.problem(), setup, wanted);
        TrainingWatch watch = new TrainingWatch(
                network.halfNorms(point.at(), theory.halfNorms()), theory.plateauMap(), theory.times());
        return new TrainingPlan(point.problem(), setup, seed, watch);
    }

    /** The result, whatever the outcome of the run. */
    private TrainingResult ended() {
        if (result.isEmpty()) {
            recording = network.recorded(point.at(), setup, seed);
            result = Optional.of(recording.isPresent() ? replay(recording.get()) : train());
        }
        return result.orElseThrow();
    }

    private TrainingResult train() {
        RunRecord record = RunRecord.of(this);
        TrainingPlan plan = plan(times);
        Optional<ContributionWatch> watch =
                needsContributions() ? Optional.of(ContributionWatch.of(plan)) : Optional.empty();
        List<WeightWatcher> watchers = new ArrayList<>();
        record.recorder().ifPresent(watchers::add);
        watch.ifPresent(watchers::add);
        TrainedRun run = Simulator.train(plan, watching(watchers));
        trained = Optional.of(run);
        recorded = Optional.of(record);
        learned = watch.map(one -> learned(plan, run, one));
        return run.result();
    }

    private TrainingResult replay(RecordedRun run) {
        recorded = Optional.of(RunRecord.of(point.problem().names(), run.quantities()));
        return CourseReplay.of(plan(times), run.course(), run.steps());
    }

    /** True if the run was recorded elsewhere: its course is known, its weights are not. */
    public boolean isRecorded() {
        return network.isRecorded();
    }

    /** The recording of this run; empty if it was trained here. */
    public Optional<RecordedRun> recording() {
        ended();
        return recording;
    }

    /** The outcome of the run. */
    public Outcome outcome() {
        return ended().outcome();
    }

    /**
     * The trained network with its weights; empty if they are not known, because the run was recorded elsewhere.
     *
     * @throws NumericalFailure if the run did not come to its end
     */
    public Optional<TrainedRun> trained() {
        result();
        return trained;
    }

    /**
     * The result of the run.
     *
     * @throws NumericalFailure if the run did not come to its end
     */
    public TrainingResult result() {
        NumericalFailure.check(point.study().name() + ", network " + network.name() + ", seed " + seed, outcome());
        return ended();
    }

    /**
     * States at other times of the same run.
     *
     * @param wanted flow times, ascending
     * @param end flow time after which the run is of no interest
     */
    List<TrajectoryPoint> statesAt(Vector wanted, double end) {
        if (recording().isPresent()) {
            RecordedRun run = recording.get();
            return CourseReplay.of(plan(wanted), run.course(), run.steps()).trajectory();
        }
        StopRule stop = new StopRule(setup.stop().maxSteps(), end, OptionalDouble.empty());
        return Simulator.train(plan(wanted).withStop(stop)).trajectory();
    }

    /** Errors on new data at {@link #times}; empty if the data do not determine them. */
    public Optional<double[]> generalization() {
        return recorded().generalization();
    }

    /** The contribution of each modality over time; empty without recorded times, or if the data do not determine it. */
    public Optional<ContributionHistory> contributions() {
        return recorded().contributions();
    }

    /** The contributions that the network was followed by, at times of the run's own. */
    public ContributionHistory followed() {
        learned();
        return followed.orElseThrow();
    }

    /**
     * True if a quantity of the study asks when contributions are learned, or its report does, which shows every network of a study without axes:
     * it takes passes over the data during the run.
     */
    private boolean needsContributions() {
        boolean reported = point.study().grid().isSingle()
                && RectifiedLaw.isQuick(problem())
                && RectifiedLaw.refusal(problem(), setup).isEmpty();
        return reported
                || point.study().variables().stream()
                        .map(Variable::source)
                        .anyMatch(source -> source instanceof Variable.Source.OfNetwork of
                                && NetworkMeasures.OF_CONTRIBUTIONS.contains(
                                        of.quantity().key()));
    }

    private LearnedContributions learned(TrainingPlan plan, TrainedRun run, ContributionWatch watch) {
        followed = Optional.of(watch.history());
        return LearnedContributions.of(plan, run, watch.history(), () -> point.plateau(network, setup));
    }

    private LearnedContributions learned(TrainingPlan plan, RecordedRun run) {
        followed = Optional.of(run.contributions());
        return LearnedContributions.of(
                plan, result(), run.course().get(0).loss(), run.contributions(), () -> point.plateau(network, setup));
    }

    /**
     * What the network learned of each modality as a part of a function, and when.
     *
     * @throws NumericalFailure if the run did not come to its end
     */
    public LearnedContributions learned() {
        result();
        if (learned.isEmpty()) {
            TrainingPlan plan = plan(times);
            if (recording.isPresent()) {
                learned = Optional.of(learned(plan, recording.get()));
            } else {
                // The same run once more: equal plans give equal bits.
                ContributionWatch watch = ContributionWatch.of(plan);
                Simulator.train(plan, watching(List.of(watch)));
                learned = Optional.of(learned(plan, trained.orElseThrow(), watch));
            }
        }
        return learned.get();
    }

    /** The quantities recorded during the run. */
    RunRecord recorded() {
        result();
        return recorded.orElseThrow();
    }

    private static Watching watching(List<WeightWatcher> watchers) {
        return new Watching(ProgressListener.NONE, WeightWatcher.all(watchers), () -> false);
    }

    /** The prediction at the times of this run, from the network's start scale. */
    public Prediction theory() {
        Problem own = problem();
        return own.u0() == point.problem().u0()
                ? point.at(times)
                : point.from(own).at(times);
    }

    /** Half times of the modalities that have something to learn; NaN for one that is never half learned. */
    double[] learnable() {
        return learnable(result()::halfTime);
    }

    /** The same for the half times of the signals. */
    double[] learnableSignals() {
        return learnable(result()::signalHalfTime);
    }

    private double[] learnable(IntFunction<OptionalDouble> halfTime) {
        List<String> names = point.problem().names();
        Vector half = plan(Vector.of()).halfNorms().norms();
        return IntStream.range(0, names.size())
                .filter(m -> half.at(m) > 0)
                .mapToDouble(m -> halfTime.apply(m).orElse(Double.NaN))
                .toArray();
    }
}
