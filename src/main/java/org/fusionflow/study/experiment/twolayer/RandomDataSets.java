package org.fusionflow.study.experiment.twolayer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.start.GrowingMode;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** Time ratios on data that nobody made up for them: random covariances and teachers of 10 + 10 inputs. */
public final class RandomDataSets implements Experiment {
    static final List<String> COLUMNS = List.of(
            "dataSeed",
            "first",
            "speedFirst",
            "speedSecond",
            "residualSecond",
            "angle",
            "firstShare",
            "settling",
            "formulaFirst",
            "formulaDelay",
            "halfTimeFirst",
            "halfTimeSecond",
            "timeRatio",
            "exactRatio",
            "alignedRatio",
            "refinedRatio",
            "formula");

    private static final long NETWORK_SEED = 1;

    @Override
    public String name() {
        return "random-data-sets";
    }

    @Override
    public String title() {
        return "Time ratios on random data sets";
    }

    @Override
    public String question() {
        return "Each data set has 10 + 10 inputs with a covariance drawn from an inverse Wishart distribution (22 degrees of freedom) and a"
                + " random linear teacher, whose blocks have norm 1. A two-layer late fusion network of width 100 (weights N(0, 10⁻¹⁸),"
                + " gradient flow) learns it. How well is its time ratio predicted by the exact reduced system of its own weights, by the"
                + " aligned reduced system with the amplitudes of its growing modes, and by the leading-order formula?";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        // The quick ones are among those that take no more than a second.
        for (int seed = scale.pick(1, 2); seed <= scale.pick(50, 5); seed++) {
            int dataSeed = seed;
            jobs.add(new Job("data seed " + dataSeed, () -> List.of(row(dataSeed))));
        }
        return jobs;
    }

    private static Row row(int dataSeed) {
        Moments moments = RandomSamples.parse("A=10,B=10,covariance=wishart,seed=" + dataSeed)
                .trainingData(TwoLayerRun.LATE)
                .moments()
                .requireOneOutput();
        LearningOrder order = LearningOrder.of(TwoLayerRun.LATE, moments);
        int first = order.first();
        int second = order.second();
        TwoLayerRun run = TwoLayerRun.late(moments, true, Activation.LINEAR, OptionalDouble.empty(), NETWORK_SEED);
        TwoLayerRun.Learned learned = run.learned(Vector.of());
        ExactTimes exact = ExactTimes.of(run);
        Prediction aligned = Predictor.predict(
                Problem.of(TwoLayerRun.LATE, moments, GrowingMode.expected(TwoLayerRun.WIDTH, TwoLayerRun.GAMMA)),
                PredictionRequest.HALF_TIMES);
        Vector correlation = moments.correlation(second);
        Vector residual = moments.modalities().block(order.saddle().residual(), second);
        double cosine = correlation.dot(residual) / (correlation.norm() * residual.norm());
        return Row.of(
                dataSeed,
                moments.modalities().names().get(first),
                moments.speed(first),
                moments.speed(second),
                residual.norm(),
                Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine)))),
                share(moments, order),
                settling(moments, order),
                aligned.laws().formulaTimes().get(first),
                aligned.laws().formulaTimes().get(second).getAsDouble()
                        - aligned.laws().formulaTimes().get(first).getAsDouble(),
                learned.halfTime(first),
                learned.halfTime(second),
                learned.halfTime(second) / learned.halfTime(first),
                exact.halfTime(second) / exact.halfTime(first),
                exact.growingRatio(first, second),
                aligned.laws().refinedRatio(),
                aligned.laws().formulaRatio());
    }

    /** Length of the first modality's map when it has grown along its correlation as far as that goes, relative to its length at the saddle. */
    private static double share(Moments moments, LearningOrder order) {
        Vector direction = moments.correlation(order.first());
        Symmetric covariance = covariance(moments, order);
        double along =
                direction.dot(direction) / covariance.leftTimes(direction).dot(direction) * direction.norm();
        return along / saddle(moments, order).norm();
    }

    /** Time in which the slowest direction of the first modality settles at the saddle, where it relaxes at the rate {@code |w| lambda}. */
    private static double settling(Moments moments, LearningOrder order) {
        return 1
                / (covariance(moments, order).smallestEigenvalue()
                        * saddle(moments, order).norm());
    }

    private static Symmetric covariance(Moments moments, LearningOrder order) {
        return moments.inputCovariance().block(moments.modalities().indices(Set.of(order.first())));
    }

    private static Vector saddle(Moments moments, LearningOrder order) {
        return moments.modalities().block(order.saddle().map(), order.first());
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        return RandomDataSetsFindings.of(rows);
    }
}
