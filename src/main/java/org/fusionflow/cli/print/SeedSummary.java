package org.fusionflow.cli.print;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Mean and standard deviation of one number over runs that differ in their seed.
 *
 * @param name of the number
 * @param count number of runs that have it
 * @param mean over these runs; NaN if there are none
 * @param deviation sample standard deviation (denominator count - 1); NaN for fewer than two
 */
record SeedSummary(String name, int count, double mean, double deviation) {
    static List<SeedSummary> of(List<Simulation> runs) {
        List<SeedSummary> all = new ArrayList<>();
        List<String> names = runs.get(0).plan().tree().names();
        for (int m = 0; m < names.size(); m++) {
            int modality = m;
            all.add(of("half time of " + names.get(m), runs, run -> run.halfTime(modality)));
        }
        all.add(of("time ratio", runs, run -> run.timeRatio().orElse(Double.NaN)));
        if (runs.get(0).learned().isPresent()) {
            for (int m = 0; m < names.size(); m++) {
                int modality = m;
                all.add(of(
                        "contribution half time of " + names.get(m), runs, run -> run.contributionHalfTime(modality)));
            }
            all.add(of(
                    "contribution time ratio",
                    runs,
                    run -> run.contributionTimeRatio().orElse(Double.NaN)));
        }
        all.add(of("final loss", runs, run -> run.result().finalLoss()));
        return all;
    }

    private static SeedSummary of(String name, List<Simulation> runs, ToDoubleFunction<Simulation> value) {
        double[] values =
                runs.stream().mapToDouble(value).filter(Double::isFinite).toArray();
        double mean = Double.NaN;
        double squares = 0;
        if (values.length > 0) {
            double sum = 0;
            for (double one : values) {
                sum += one;
            }
            mean = sum / values.length;
            for (double one : values) {
                squares += (one - mean) * (one - mean);
            }
        }
        double deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : Double.NaN;
        return new SeedSummary(name, values.length, mean, deviation);
    }
}
