package org.fusionflow.advise.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.setup.NetworkSetupReader;

/**
 * A forecast beside full linear networks, trained by gradient flow on the same data, every weight of them. Times are signal half times by modality,
 * empty where there is none.
 *
 * @param names of the modalities
 * @param predicted by theory
 * @param aligned of a network with the start that theory assumes; it should agree to many digits
 * @param random mean over networks of random start, whose times also tell how long their layers take to align; empty unless all have it
 * @param networks number of networks of random start
 */
public record SelfCheck(
        List<String> names,
        List<OptionalDouble> predicted,
        List<OptionalDouble> aligned,
        List<OptionalDouble> random,
        int networks) {
    private static final int WIDTH = 10;
    private static final int NETWORKS = 3;

    public SelfCheck {
        names = List.copyOf(names);
        predicted = List.copyOf(predicted);
        aligned = List.copyOf(aligned);
        random = List.copyOf(random);
    }

    /**
     * @param horizon flow time until which the networks are trained
     * @param seed of the first network; others have the next ones
     */
    public static SelfCheck of(Forecast forecast, double horizon, long seed) {
        int count = forecast.prediction().tree().names().size();
        double[] sums = new double[count];
        for (int i = 0; i < NETWORKS; i++) {
            List<OptionalDouble> times = train(forecast, "gaussian-norm", horizon, seed + i);
            for (int m = 0; m < count; m++) {
                sums[m] += times.get(m).orElse(Double.NaN);
            }
        }
        List<OptionalDouble> predicted = new ArrayList<>();
        List<OptionalDouble> random = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            predicted.add(forecast.prediction().signalHalfTime(m));
            random.add(Double.isNaN(sums[m]) ? OptionalDouble.empty() : OptionalDouble.of(sums[m] / NETWORKS));
        }
        return new SelfCheck(
                forecast.prediction().tree().names(),
                predicted,
                train(forecast, "aligned", horizon, seed),
                random,
                NETWORKS);
    }

    private static List<OptionalDouble> train(Forecast forecast, String init, double horizon, long seed) {
        NetworkSetup setup = NetworkSetupReader.read(
                OptionValue.of("network", "init=" + init + ",method=flow,width=" + WIDTH + ",maxTime=" + horizon),
                forecast.prediction().tree().names());
        TrainingWatch watch =
                new TrainingWatch(forecast.prediction().reference().halfNorms(), Optional.empty(), Vector.of());
        TrainingResult result = Simulator.trainAtFullWidth(
                        new TrainingPlan(forecast.prediction().problem(), setup, seed, watch), Watching.NOBODY)
                .result();
        return result.signalHalfTimes().stream()
                .map(time -> time.map(LocatedTime::time).map(OptionalDouble::of).orElse(OptionalDouble.empty()))
                .toList();
    }

    /** Last over first of these times; empty unless all exist. */
    public static OptionalDouble ratio(List<OptionalDouble> times) {
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        for (OptionalDouble time : times) {
            first = Math.min(first, time.orElse(Double.NaN));
            last = Math.max(last, time.orElse(Double.NaN));
        }
        return first > 0 ? OptionalDouble.of(last / first) : OptionalDouble.empty();
    }

    /** Largest relative difference of the half times of theory and the aligned network; empty if no modality has both. */
    public OptionalDouble largestDifference() {
        double largest = Double.NaN;
        for (int m = 0; m < predicted.size(); m++) {
            if (predicted.get(m).isPresent() && aligned.get(m).isPresent()) {
                double difference =
                        Math.abs(aligned.get(m).getAsDouble() / predicted.get(m).getAsDouble() - 1);
                largest = Double.isNaN(largest) ? difference : Math.max(largest, difference);
            }
        }
        return Double.isNaN(largest) ? OptionalDouble.empty() : OptionalDouble.of(largest);
    }
}
