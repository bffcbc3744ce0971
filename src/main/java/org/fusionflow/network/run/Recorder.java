package org.fusionflow.network.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.result.History;
import org.jspecify.annotations.Nullable;

/** Collects what every method reports, and decides whether everything that was requested has happened. */
public final class Recorder {
    private static final long NANOS_BETWEEN_REPORTS = 100_000_000;

    private final int inputs;
    private final int outputs;
    private final Vector times;
    private final StopRule stop;
    private final ProgressListener listener;
    private final double outputVariance;
    private final double leastSquares;
    /** What is minimized where all is learned; empty if the loss counts. */
    private final OptionalDouble minimizedTarget;

    private final double @Nullable [] saddle;
    /** Marks of the modalities: half norms, then half signals; 0 if there is none to reach. */
    private final double[] halves;

    private final Symmetric covariance;

    /** {@code Sigma_yx}, one output after the other. */
    private final double[] correlation;

    private final int count;

    private final int[] starts;
    private final PlateauWatch plateau;
    private final List<TrajectoryPoint> trajectory = new ArrayList<>();
    private final @Nullable LocatedTime[] halfTimes;
    private @Nullable ClosestApproach closest;
    private int next;
    private long steps;
    private double time;
    private double loss;
    private double initialLoss;
    private double largestRise;
    private OptionalDouble rest = OptionalDouble.empty();
    private long lastReport = System.nanoTime();

    Recorder(TrainingPlan plan, ProgressListener listener) {
        Moments moments = plan.data().moments();
        Modalities modalities = moments.modalities();
        times = plan.times();
        stop = plan.stop();
        plateau = new PlateauWatch(stop.plateau());
        this.listener = listener;
        outputVariance = moments.outputVariance();
        covariance = moments.inputCovariance();
        outputs = moments.outputs();
        inputs = modalities.inputs();
        count = modalities.count();
        leastSquares = plan.leastLoss().orElse(0);
        minimizedTarget = stop.stopLoss().isPresent() ? OptionalDouble.empty() : plan.minimizedWhenLearned();
        starts = IntStream.rangeClosed(0, count).map(modalities::start).toArray();
        correlation = moments.rows().stream()
                .flatMapToDouble(row -> Arrays.stream(row.toArray()))
                .toArray();
        halfTimes = new LocatedTime[2 * count];
        halves = new double[2 * count];
        for (int m = 0; m < count; m++) {
            halves[m] = plan.halfNorms().norms().at(m);
            halves[count + m] = hasOneInput(m) ? 0 : plan.halfNorms().signals().at(m);
        }
        saddle = plan.watch().plateauMap().map(Vector::toArray).orElse(null);
    }

    /** Takes the first state of the run, at time 0 or at the time from which it continues. A state beyond double precision is not recorded. */
    void start(double timeThere, double[] map, double lossAtStart) {
        initialLoss = lossAtStart;
        loss = lossAtStart;
        if (!Double.isFinite(lossAtStart)) {
            return;
        }
        for (int mark = 0; mark < marks(); mark++) {
            if (isOpen(mark) && beyond(mark, map) >= 0) {
                reached(mark, new LocatedTime(timeThere, timeThere, timeThere));
            }
        }
        while (nextTime() < timeThere) {
            next++;
        }
        if (nextTime() == timeThere) {
            point(map, lossAtStart);
        }
        nearSaddle(timeThere, map, lossAtStart);
    }

    /** Replaces {@link #start} in a run that continues with a history. Points and half times that this plan does not request are dropped. */
    void goOn(History history) {
        initialLoss = history.initialLoss();
        largestRise = history.largestRise();
        TrajectoryPoint last = history.last();
        loss = last.loss();
        double[] map = last.map().toArray();
        for (int mark = 0; mark < marks(); mark++) {
            if (isOpen(mark)) {
                Optional<LocatedTime> known = mark < count
                        ? history.halfTimes().get(mark)
                        : history.signalHalfTimes().get(mark - count);
                if (known.isPresent()) {
                    reached(mark, known.get());
                } else if (beyond(mark, map) >= 0) {
                    reached(mark, new LocatedTime(last.time(), last.time(), last.time()));
                }
            }
        }
        for (TrajectoryPoint point : history.points()) {
            while (nextTime() < point.time()) {
                next++;
            }
            if (nextTime() == point.time()) {
                point(point.map().toArray(), point.loss());
            }
        }
        while (nextTime() < last.time()) {
            next++;
        }
        if (nextTime() == last.time()) {
            point(map, last.loss());
        }
        if (saddle != null) {
            closest = history.closest().orElse(null);
        }
        history.lookBack().ifPresent(plateau::goOn);
    }

    /**
     * The history of the run.
     *
     * @param origin weights at the start of the run
     * @param last last state that was evaluated
     */
    History history(Vector origin, TrajectoryPoint last) {
        return new History(
                origin,
                initialLoss,
                largestRise,
                halfTimes(),
                signalHalfTimes(),
                closestApproach(),
                trajectory,
                last,
                plateau.lookBack());
    }

    /** Sets steps and time of a run that continues from a checkpoint. */
    void resume(long stepsBefore, double timeBefore) {
        steps = stepsBefore;
        time = timeBefore;
    }

    void step(long stepsNow, double timeNow, double lossNow) {
        largestRise = Math.max(largestRise, lossNow - loss);
        steps = stepsNow;
        time = timeNow;
        loss = lossNow;
        long now = System.nanoTime();
        if (now - lastReport > NANOS_BETWEEN_REPORTS) {
            lastReport = now;
            listener.progress(stepsNow, timeNow, lossNow);
        }
    }

    /** Notes that nothing changes from now on. */
    void rest() {
        rest = OptionalDouble.of(time);
    }

    /** Time from which on nothing changes; empty if that is not known. */
    public OptionalDouble restTime() {
        return rest;
    }

    /** Norm and signal of one input are half learned together, so that the signal need not be watched. */
    private boolean hasOneInput(int m) {
        return starts[m + 1] - starts[m] == 1 && outputs == 1;
    }

    /** Number of marks that a run looks for: the half norm and the half signal of each modality. */
    int marks() {
        return halves.length;
    }

    /** How far a mark is passed; below 0 before it. */
    double beyond(int mark, double[] map) {
        return mark < count
                ? norm(mark, map) - halves[mark]
                : Math.signum(halves[mark]) * (signal(mark - count, map) - halves[mark]);
    }

    private double signal(int m, double[] map) {
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
            for (int i = o * inputs + starts[m]; i < o * inputs + starts[m + 1]; i++) {
                sum += correlation[i] * map[i];
            }
        }
        return sum;
    }

    private double norm(int m, double[] map) {
        double squares = 0;
        for (int o = 0; o < outputs; o++) {
            for (int i = o * inputs + starts[m]; i < o * inputs + starts[m + 1]; i++) {
                squares += map[i] * map[i];
            }
        }
        return Math.sqrt(squares);
    }

    /** True if there is such a mark and it was not reached so far. */
    boolean isOpen(int mark) {
        return halfTimes[mark] == null && halves[mark] != 0;
    }

    void reached(int mark, LocatedTime located) {
        halfTimes[mark] = located;
    }

    /** The requested time that is recorded next; infinite if none is left. */
    double nextTime() {
        return next < times.size() ? times.at(next) : Double.POSITIVE_INFINITY;
    }

    /** Records the state at {@link #nextTime()}. */
    void point(double[] map, double lossThere) {
        trajectory.add(new TrajectoryPoint(nextTime(), lossThere, Vector.of(map)));
        next++;
    }

    boolean hasSaddle() {
        return saddle != null;
    }

    /** {@code sum of (w_m - w_Sm) Sigma_mm dw_m/dt}, which changes from negative to positive where the trajectory is closest to the saddle. */
    double saddleDistanceSlope(double[] map, double[] mapRate) {
        return saddle == null ? 0 : dot(fromSaddle(map), mapRate);
    }

    /** {@code (w_m - w_Sm) Sigma_mm} for each modality. */
    private double[] fromSaddle(double[] map) {
        double[] image = new double[map.length];
        for (int o = 0; o < map.length; o += inputs) {
            for (int m = 0; m < count; m++) {
                for (int j = starts[m]; j < starts[m + 1]; j++) {
                    double off = map[o + j] - Objects.requireNonNull(saddle)[o + j];
                    for (int i = starts[m]; i < starts[m + 1]; i++) {
                        image[o + i] += off * covariance.at(j, i);
                    }
                }
            }
        }
        return image;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    void nearSaddle(double timeThere, double[] map, double lossThere) {
        if (saddle == null) {
            return;
        }
        double[] image = fromSaddle(map);
        double distance = Math.sqrt(Math.max(0, dot(image, map) - dot(image, saddle)));
        if (closest == null || distance < closest.distance()) {
            closest = new ClosestApproach(timeThere, distance, lossThere);
        }
    }

    /** Last requested time; 0 if there is none. */
    double lastTime() {
        return times.size() == 0 ? 0 : times.at(times.size() - 1);
    }

    boolean areTimesPassed(double timeNow) {
        return timeNow >= lastTime();
    }

    /** True if the loss crosses its target with a slope. At its minimum the loss is rounding noise, in which no root can be located. */
    boolean isTargetOnASlope() {
        return minimizedTarget.isPresent()
                || targetLoss() - leastSquares > 1e-9 * (initialLoss - leastSquares); // rounding is 1e-16 of the loss
    }

    /** The loss at which the run may stop, or what is minimized in its place. */
    double targetLoss() {
        return minimizedTarget.orElse(
                stop.stopLoss().orElse(leastSquares + StopRule.LEARNED * (initialLoss - leastSquares)));
    }

    /** What {@link #targetLoss} is compared with: the loss, or what is minimized in its place. */
    double watched(Objective network) {
        return minimizedTarget.isPresent() ? network.minimized() : network.loss();
    }

    boolean isLearned(Objective network) {
        return watched(network) <= targetLoss();
    }

    /** Must be called after every step; true if the loss is on the plan's plateau. */
    boolean isOnPlateau(double timeNow, double lossNow) {
        return plateau.isOn(timeNow, lossNow);
    }

    boolean isFinished(boolean timesPassed, boolean learned) {
        return timesPassed
                && learned
                && (stop.stopLoss().isPresent()
                        || IntStream.range(0, halfTimes.length).noneMatch(this::isOpen));
    }

    /** The scale of the loss, which is above 0 even if there is nothing to learn. */
    double lossScale() {
        return Math.max(Math.max(initialLoss, 0.5 * outputVariance), Double.MIN_NORMAL);
    }

    public long steps() {
        return steps;
    }

    public double time() {
        return time;
    }

    public double largestRise() {
        return largestRise;
    }

    public List<TrajectoryPoint> trajectory() {
        return trajectory;
    }

    public List<Optional<LocatedTime>> halfTimes() {
        return Arrays.stream(halfTimes, 0, count).map(Optional::ofNullable).toList();
    }

    /** Times at which signals are half of those at the reference; with one input those of the norms. */
    public List<Optional<LocatedTime>> signalHalfTimes() {
        return IntStream.range(0, count)
                .mapToObj(m -> Optional.ofNullable(halfTimes[hasOneInput(m) ? m : count + m]))
                .toList();
    }

    public Optional<ClosestApproach> closestApproach() {
        return Optional.ofNullable(closest);
    }
}
