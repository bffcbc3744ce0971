package org.fusionflow.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.Modalities;
import org.fusionflow.data.Numbers;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.StatisticsFile;
import org.fusionflow.data.ToyData;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data, from where it starts, and when to report. */
final class DataOptions {
    @Option(
            names = "--toy",
            paramLabel = "ratio=R,rho=P[,wA=1,wB=1]",
            description = "Two scalar inputs: standard deviations R and 1, correlation P, output wA xA + wB xB.")
    private @Nullable String toy;

    @Option(
            names = "--stats",
            paramLabel = "FILE.yaml",
            description = "Second moments: keys modalities, inputCovariance, inputOutputCorrelation, outputVariance.")
    private @Nullable Path stats;

    @Option(
            names = "--u0",
            paramLabel = "U",
            defaultValue = "0.1",
            description = "Start scale, above 0 (default: 0.1).")
    private String u0 = "0.1";

    @Option(names = "--times", paramLabel = "T,T,...", description = "Flow times at which to report the map.")
    private @Nullable String times;

    /** The statistics in the tree's leaf order, or empty if none were given. */
    Optional<SecondMoments> moments(FusionTree tree) {
        if (toy != null && stats != null) {
            throw new InvalidInput("--toy and --stats: expected one of them");
        }
        if (toy != null) {
            SecondMoments moments = ToyData.parse(toy).moments();
            // Toy data have no names of their own: they take the tree's.
            return Optional.of(
                    tree.names().size() == 2
                            ? new SecondMoments(
                                    new Modalities(
                                            tree.names(), moments.modalities().dimensions()),
                                    moments.inputCovariance(),
                                    moments.inputOutputCorrelation(),
                                    moments.outputVariance())
                            : moments.inOrderOf(tree));
        }
        if (stats != null) {
            return Optional.of(StatisticsFile.read(stats).inOrderOf(tree));
        }
        return Optional.empty();
    }

    SecondMoments required(FusionTree tree) {
        return moments(tree)
                .orElseThrow(() -> new InvalidInput("no data: expected --toy ratio=R,rho=P or --stats FILE.yaml"));
    }

    double u0() {
        double value = Numbers.parse(u0, "--u0");
        if (!(value > 0)) {
            throw new InvalidInput("--u0 " + u0 + ": expected a number above 0");
        }
        return value;
    }

    /** Ascending flow times; empty if none were asked for. */
    double[] times() {
        if (times == null) {
            return new double[0];
        }
        String[] parts = times.split(",", -1);
        double[] values = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = Numbers.parse(parts[i].strip(), "--times, entry " + (i + 1) + ",");
            if (!(values[i] >= 0)) {
                throw new InvalidInput(
                        "--times, entry " + (i + 1) + ", " + parts[i] + ": expected a time of at least 0");
            }
            if (i > 0 && !(values[i] > values[i - 1])) {
                throw new InvalidInput("--times, entry " + (i + 1) + ", " + parts[i]
                        + ": expected more than the entry before, " + parts[i - 1]);
            }
        }
        return values;
    }
}
