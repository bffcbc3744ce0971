package org.fusionflow.reduced;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.Population;

/**
 * The states of a prediction as NumPy arrays whose first index is the time, under the names that a recording of a full network has: {@code time},
 * {@code loss}, {@code map} (n x D, with K outputs n x K x D), {@code mapNorm} and {@code signal} (n x modalities), {@code generalization} where new
 * data can be drawn; and {@code architecture}, {@code modalities}, {@code dimensions}, {@code outputs}, {@code u0}.
 */
public final class FlowRecording {
    private final Prediction prediction;
    private final Optional<Population> population;

    /**
     * @param prediction with states
     * @param population of new data; empty if it is not known
     */
    public FlowRecording(Prediction prediction, Optional<Population> population) {
        this.prediction = prediction;
        this.population = population;
    }

    /**
     * Writes the arrays.
     *
     * @throws org.fusionflow.data.file.LostOutput if writing fails; nothing is left behind
     */
    public void write(Path file) {
        NpzFile.write(file, arrays());
    }

    /** The arrays by name. */
    Map<String, NpyArray> arrays() {
        List<TrajectoryPoint> points = prediction.trajectory().points();
        Moments moments = prediction.moments();
        Modalities modalities = moments.modalities();
        int n = points.size();
        int m = modalities.count();
        int d = modalities.inputs();
        int outputs = moments.outputs();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put(
                "time",
                NpyArray.of(points.stream().mapToDouble(TrajectoryPoint::time).toArray(), n));
        arrays.put(
                "loss",
                NpyArray.of(points.stream().mapToDouble(TrajectoryPoint::loss).toArray(), n));
        population.ifPresent(p -> arrays.put(
                "generalization",
                NpyArray.of(
                        points.stream()
                                .mapToDouble(point -> p.generalizationError(point.map()))
                                .toArray(),
                        n)));
        double[] maps = new double[n * outputs * d];
        double[] norms = new double[n * m];
        double[] signals = new double[n * m];
        for (int t = 0; t < n; t++) {
            System.arraycopy(points.get(t).map().toArray(), 0, maps, t * outputs * d, outputs * d);
            for (int k = 0; k < m; k++) {
                norms[t * m + k] = modalities.block(points.get(t).map(), k).norm();
                signals[t * m + k] = moments.signal(points.get(t).map(), k);
            }
        }
        arrays.put("map", outputs == 1 ? NpyArray.of(maps, n, d) : NpyArray.of(maps, n, outputs, d));
        arrays.put("mapNorm", NpyArray.of(norms, n, m));
        arrays.put("signal", NpyArray.of(signals, n, m));
        arrays.put("architecture", NpyArray.of(prediction.tree().newick()));
        arrays.put("modalities", NpyArray.of(modalities.names()));
        arrays.put(
                "dimensions",
                NpyArray.of(
                        modalities.dimensions().stream()
                                .mapToLong(Integer::longValue)
                                .toArray(),
                        m));
        arrays.put("outputs", NpyArray.of((long) outputs));
        arrays.put("u0", NpyArray.of(prediction.u0()));
        return arrays;
    }
}
