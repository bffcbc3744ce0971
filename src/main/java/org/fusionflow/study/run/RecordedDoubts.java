package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.network.replay.RecordedRun;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;

/**
 * Says what is doubtful about recorded runs: what their files tell, half times that they do not show or show only roughly, and a clock that does not
 * run as that of theory.
 *
 * <p>The clock is read off the modality that is learned first, from a quarter to three quarters of its final map. How long that takes depends on the
 * data and hardly on the start, which changes when it begins.
 */
public final class RecordedDoubts {
    /** Half times that are known less well than this are named: the accuracy at which courses are compared with theory. */
    private static final double ROUGH = 0.05;

    /** Random starts change the duration of the rise by some percent, a factor of 2 in the time of a step by 100 %. */
    private static final double OFF = 1.5;

    /** Recorded states on the rise, which then is at most 10 % too long on straight lines between them: little beside {@link #OFF}. */
    private static final int FEWEST = 3;

    /** Times at which the rise of the reduced flow is followed, up to twice its half time. */
    private static final int LOOKS = 2000;

    private static final double EARLY = 0.25;
    private static final double LATE = 0.75;

    private final Problem problem;
    private final Prediction prediction;
    private final Courses.OfNetwork network;
    private final List<String> doubts = new ArrayList<>();

    private RecordedDoubts(Courses courses, Courses.OfNetwork network) {
        this.problem = courses.at().problem();
        this.prediction = courses.prediction();
        this.network = network;
    }

    /** The doubts about all recorded runs of a study, a sentence each, which begins with the file. */
    public static List<String> of(Courses courses) {
        List<String> all = new ArrayList<>();
        courses.networks().stream()
                .filter(Courses.OfNetwork::isRecorded)
                .forEach(network -> all.addAll(new RecordedDoubts(courses, network).all()));
        return all;
    }

    private List<String> all() {
        for (int run = 0; run < network.recordings().size(); run++) {
            RecordedRun recorded = network.recordings().get(run);
            recorded.warnings().forEach(warning -> add(recorded, warning));
            for (int m = 0; m < problem.names().size(); m++) {
                if (network.rectified().isPresent()) {
                    contribution(recorded, network.rectified().get().learned().get(run), m);
                } else if (network.halfNorms().norms().at(m) > 0) {
                    halfTime(recorded, network.results().get(run).halfTimes().get(m), m);
                }
            }
            clock(recorded);
        }
        return doubts;
    }

    private void add(RecordedRun run, String sentence) {
        // Without its folder, so that a report has the same bytes wherever its files are.
        doubts.add(run.file().getFileName() + ": " + sentence);
    }

    private void contribution(RecordedRun run, LearnedContributions learned, int m) {
        LearnedContributions.Modality modality = learned.modalities().get(m);
        modality.missing().ifPresent(reason -> add(run, "no half time of " + modality.name() + ": " + reason));
        modality.halfTime().ifPresent(time -> rough(run, time, m));
    }

    private void halfTime(RecordedRun run, Optional<LocatedTime> time, int m) {
        if (time.isPresent()) {
            rough(run, time.get(), m);
            return;
        }
        double half = network.halfNorms().norms().at(m);
        boolean before = norm(m).applyAsDouble(run.course().get(0)) >= half;
        TrajectoryPoint last = run.course().get(run.course().size() - 1);
        add(
                run,
                before
                        ? String.format(
                                Locale.ROOT,
                                "no half time of %s: its map had more than half of its final norm at the first recorded time, %.4g",
                                problem.names().get(m),
                                run.start())
                        : String.format(
                                Locale.ROOT,
                                "no half time of %s: its map has the norm %.3g at the last recorded time, %.4g, and half of its final norm"
                                        + " is %.3g",
                                problem.names().get(m),
                                norm(m).applyAsDouble(last),
                                run.end(),
                                half));
    }

    private void rough(RecordedRun run, LocatedTime time, int m) {
        if (time.latest() - time.earliest() > ROUGH * time.time()) {
            add(
                    run,
                    String.format(
                            Locale.ROOT,
                            "the half time of %s lies between the recorded times %.4g and %.4g; %.4g is on a straight line between them",
                            problem.names().get(m),
                            time.earliest(),
                            time.latest(),
                            time.time()));
        }
    }

    private ToDoubleFunction<TrajectoryPoint> norm(int modality) {
        return point ->
                problem.moments().modalities().block(point.map(), modality).norm();
    }

    private void clock(RecordedRun run) {
        int first = prediction.first();
        OptionalDouble half = prediction.halfTime(first);
        boolean described = network.setup().isLinear()
                && !network.setup().biases()
                && network.setup().descends();
        if (!described || half.isEmpty() || !(half.getAsDouble() > 0)) {
            return;
        }
        double full = 2 * network.halfNorms().norms().at(first);
        OptionalDouble measured = rise(run.course(), first, full, FEWEST);
        double[] times = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            times[i] = 2 * half.getAsDouble() * i / (LOOKS - 1);
        }
        OptionalDouble predicted = rise(
                Predictor.predict(problem, PredictionRequest.HALF_TIMES.at(Vector.of(times)))
                        .trajectory()
                        .points(),
                first,
                full,
                FEWEST);
        if (measured.isEmpty() || predicted.isEmpty()) {
            return;
        }
        double factor = predicted.getAsDouble() / measured.getAsDouble();
        if (factor > OFF || factor < 1 / OFF) {
            add(
                    run,
                    String.format(
                            Locale.ROOT,
                            "the map of %s rises from a quarter to three quarters of its final norm in the time %.3g, which takes gradient flow"
                                    + " %.3g, %.3g times as long: is the flow time of a step right? It is the learning rate for half the mean"
                                    + " squared error, and twice that for torch.nn.MSELoss with one output",
                            problem.names().get(first),
                            measured.getAsDouble(),
                            predicted.getAsDouble(),
                            factor));
        }
    }

    /** Time in which a norm rises from a quarter to three quarters of its final value; empty if too few states show it. */
    private OptionalDouble rise(List<TrajectoryPoint> course, int modality, double full, int fewest) {
        double[] norms = course.stream().mapToDouble(norm(modality)).toArray();
        int from = reached(norms, EARLY * full);
        int to = reached(norms, LATE * full);
        if (from < 1 || to < 1 || to - from < fewest) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                crossing(course, norms, to, LATE * full) - crossing(course, norms, from, EARLY * full));
    }

    /** The first state with such a norm; -1 if there is none. */
    private static int reached(double[] norms, double level) {
        for (int i = 0; i < norms.length; i++) {
            if (norms[i] >= level) {
                return i;
            }
        }
        return -1;
    }

    private static double crossing(List<TrajectoryPoint> course, double[] norms, int at, double level) {
        double before = course.get(at - 1).time();
        return before + (course.get(at).time() - before) * (level - norms[at - 1]) / (norms[at] - norms[at - 1]);
    }
}
