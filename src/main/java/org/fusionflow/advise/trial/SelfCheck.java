package org.fusionflow.advise.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.advise.forecast.Forecast;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.TrainingWatch;
import org.fusionflow.network.setup.NetworkSetupReader;

/**
 * A forecast beside full linear networks of random start, trained by gradient flow on the same data.
 *
 * @param predicted signal half times by modality; empty where it has none
 * @param measured mean of the same over the networks; empty unless all networks have it
 * @param predictedRatio last over first
 * @param measuredRatio the same of the measured ones
 * @param networks number of networks
 */
public record SelfCheck(
        List<OptionalDouble> predicted,
        List<OptionalDouble> measured,
        OptionalDouble predictedRatio,
        OptionalDouble measuredRatio,
        int networks) {
    private static final int WIDTH = 20;
    private static final int NETWORKS = 3;

    public SelfCheck {
        predicted = List.copyOf(predicted);
        measured = List.copyOf(measured);
    }

    /**
     * @param horizon flow time until which the networks are trained
     * @param seed of the first network; others have the next ones
     */
    public static SelfCheck of(Forecast forecast, double horizon, long seed) {
        int count = forecast.prediction().tree().names().size();
        NetworkSetup setup = NetworkSetupReader.read(
                OptionValue.of(
                        "network",
                        "init=gaussian-norm,method=flow,width=" + WIDTH + ",maxTime=" + horizon),
                forecast.prediction().tree().names());
        TrainingWatch watch = new TrainingWatch(
                forecast.prediction().reference().halfNorms(), java.util.Optional.empty(), Vector.of());
        double[] sums = new double[count];
        for (int i = 0; i < NETWORKS; i++) {
            TrainingResult result = Simulator.train(
                    new TrainingPlan(forecast.prediction().problem(), setup, seed + i, watch));
            for (int m = 0; m < count; m++) {
                sums[m] += result.signalHalfTimes()
                        .get(m)
                        .map(LocatedTime::time)
                        .orElse(Double.NaN);
            }
        }
        List<OptionalDouble> predicted = new ArrayList<>();
        List<OptionalDouble> measured = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            predicted.add(forecast.prediction().signalHalfTime(m));
            measured.add(Double.isNaN(sums[m]) ? OptionalDouble.empty() : OptionalDouble.of(sums[m] / NETWORKS));
        }
        return new SelfCheck(predicted, measured, ratio(predicted), ratio(measured), NETWORKS);
    }

    private static OptionalDouble ratio(List<OptionalDouble> times) {
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        for (OptionalDouble time : times) {
            if (time.isEmpty()) {
                return OptionalDouble.empty();
            }
            first = Math.min(first, time.getAsDouble());
            last = Math.max(last, time.getAsDouble());
        }
        return first > 0 ? OptionalDouble.of(last / first) : OptionalDouble.empty();
    }

    /** Largest relative difference of a half time; empty if no modality has both. */
    public OptionalDouble largestDifference() {
        double largest = Double.NaN;
        for (int m = 0; m < predicted.size(); m++) {
            if (predicted.get(m).isPresent() && measured.get(m).isPresent()) {
                double difference = Math.abs(
                        measured.get(m).getAsDouble() / predicted.get(m).getAsDouble() - 1);
                largest = Double.isNaN(largest) ? difference : Math.max(largest, difference);
            }
        }
        return Double.isNaN(largest) ? OptionalDouble.empty() : OptionalDouble.of(largest);
    }
}
