package org.fusionflow.advise.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.advise.forecast.Splits.Split;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.InputTransform;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;

/** Integrates reduced flows on training statistics and tests their maps on others. */
public final class Forecaster {
    /** Times at which errors are measured, beside 0: neighbours differ by some 8 %. */
    private static final int POINTS = 80;

    /** Where no time is given, training ends at this multiple of the last half time: then what is slow is learned too, and noise with it. */
    private static final double PATIENCE = 20;

    /** The first time above 0, as part of the first half time. */
    private static final double EARLIEST = 0.1;

    private final TrainingData data;
    private final double u0;
    private final Splits splits;
    private final Vector times;

    private Forecaster(TrainingData data, double u0, Splits splits, Vector times) {
        this.data = data;
        this.u0 = u0;
        this.splits = splits;
        this.times = times;
    }

    /**
     * @param trees whose half times tell how long to train where no time is given, at least one
     * @param budget flow time at which training ends
     * @param seed of the folds
     */
    public static Forecaster of(
            TrainingData data, List<FusionTree> trees, double u0, OptionalDouble budget, long seed) {
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        for (FusionTree tree : trees) {
            Prediction prediction = Predictor.predict(new Problem(tree, data, u0), PredictionRequest.HALF_TIMES);
            for (int m = 0; m < tree.names().size(); m++) {
                OptionalDouble signal = prediction.signalHalfTime(m);
                double time = (signal.isPresent() ? signal : prediction.halfTime(m)).orElse(Double.NaN);
                if (time > 0) {
                    first = Math.min(first, time);
                    last = Math.max(last, time);
                }
            }
        }
        if (!(last > 0)) {
            double slow = 1 / data.moments().correlation().norm();
            first = slow;
            last = slow;
        }
        double end = budget.orElse(PATIENCE * last);
        return new Forecaster(data, u0, Splits.of(data, seed), grid(Math.min(EARLIEST * first, end / 2), end));
    }

    /** 0, and times whose logarithms are equally far apart. */
    private static Vector grid(double from, double to) {
        double[] times = new double[POINTS + 1];
        for (int i = 1; i <= POINTS; i++) {
            times[i] = i == POINTS ? to : from * Math.pow(to / from, (i - 1.0) / (POINTS - 1));
        }
        return Vector.of(times);
    }

    /** The flow time at which training ends. */
    public double horizon() {
        return times.at(times.size() - 1);
    }

    /** Where errors on new data come from. */
    public Splits.Basis basis() {
        return splits.basis();
    }

    /** By how much the parts of a forecast depend on each other beyond chance, see {@link Splits}. */
    public double overlap() {
        return splits.overlap();
    }

    /** The problem of plain training. */
    public Problem problem(FusionTree tree) {
        return new Problem(tree, data, u0);
    }

    /** The forecast for a way to train. */
    public Forecast of(Way way) {
        Prediction prediction = Predictor.predict(problem(way.tree()).with(way.remedies()), request());
        // Other splits than folds train on all the data, whose trajectory is known already.
        boolean anew = splits.basis() == Splits.Basis.FOLDS;
        List<ErrorCurve> curves = splits.list().parallelStream()
                .map(split -> curve(anew ? predict(way, split) : prediction, tested(split, way.tree(), way.remedies())))
                .toList();
        return new Forecast(prediction, ErrorCurve.mean(curves), curves);
    }

    /**
     * The same ways to train on resamples of the data, in parallel; empty without samples. Errors are those on the samples that were not drawn.
     *
     * @param ways in their order
     * @param reference index of the way whose order of learning is kept
     * @param count number of resamples
     */
    public List<Resample> resamples(List<Way> ways, int reference, int count, long seed) {
        if (data.samples().filter(samples -> samples.count() > 1).isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> resample(
                        ways, reference, Splits.resampled(data.samples().orElseThrow(), seed + i)))
                .toList();
    }

    private Resample resample(List<Way> ways, int reference, Split split) {
        List<Integer> order = List.of();
        List<ErrorCurve> curves = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            Prediction prediction = predict(ways.get(i), split);
            if (i == reference) {
                order = prediction.order();
            }
            curves.add(curve(
                    prediction, tested(split, ways.get(i).tree(), ways.get(i).remedies())));
        }
        return new Resample(order, curves);
    }

    /**
     * What a resample of the data says.
     *
     * @param order in which the reference learns the modalities
     * @param curves one a way to train
     */
    public record Resample(List<Integer> order, List<ErrorCurve> curves) {}

    /**
     * A way to train.
     *
     * @param tree the architecture
     * @param remedies against unimodal bias
     */
    public record Way(FusionTree tree, Remedies remedies) {}

    /** States at all times, and half times that come before the last of them. */
    private PredictionRequest request() {
        return PredictionRequest.HALF_TIMES.at(times).until(horizon());
    }

    private Prediction predict(Way way, Split split) {
        Problem plain = new Problem(way.tree(), TrainingData.of(split.training()), u0);
        try {
            return Predictor.predict(plain.with(way.remedies()), request());
        } catch (InvalidInput neverLearned) {
            if (way.remedies().freezes().isEmpty()) {
                throw neverLearned;
            }
            // On these samples the modality is never learned, and what is to freeze then never does.
            return Predictor.predict(plain.with(way.remedies().withFreezes(List.of())), request());
        }
    }

    /** The moments to test with, in leaf order, their inputs transformed as those of training are. */
    private static Moments tested(Split split, FusionTree tree, Remedies remedies) {
        Moments test = split.test().inOrderOf(tree);
        return remedies.changesInputs()
                ? InputTransform.of(remedies, split.training().inOrderOf(tree)).of(test)
                : test;
    }

    private ErrorCurve curve(Prediction prediction, Moments test) {
        double[] errors = new double[times.size()];
        List<TrajectoryPoint> points = prediction.trajectory().points();
        for (int i = 0; i < errors.length; i++) {
            errors[i] = i < points.size() ? Math.max(0, test.loss(points.get(i).map())) : Double.NaN;
        }
        return new ErrorCurve(times, Vector.of(errors));
    }
}
