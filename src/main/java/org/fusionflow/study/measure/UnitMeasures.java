package org.fusionflow.study.measure;

import java.util.List;
import java.util.Optional;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.record.FeatureDirections;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.study.design.column.QuantityName;

/** Measures the hidden units that read inputs, at the end of a run. */
final class UnitMeasures {
    private UnitMeasures() {}

    static final List<Measure> ALL = List.of(
            new Measure(
                    QuantityName.count(
                            "directions",
                            "number of directions that the first layer has learned: of units at least 0.05 times as long as the longest,"
                                    + " joined where they are at most 10 degrees apart"),
                    (run, label) -> Datum.of(directions(run))),
            Measure.ofModality(
                    "longestWeight",
                    "length of the longest vector that a hidden unit's weights on the modality's inputs make at the end",
                    (run, m) -> Datum.of(longest(run, m))));

    private static double directions(NetworkRun run) {
        FeatureDirections observable = new FeatureDirections(layout(run));
        return observable.quantities().isEmpty() ? Double.NaN : NetworkMeasures.atEnd(run, Optional.of(observable), 0);
    }

    private static Layout layout(NetworkRun run) {
        return Simulator.layout(run.plan(Vector.of()));
    }

    /** The longest weight vector over the layers that read the modality; NaN for a network without hidden units, or of unknown weights. */
    private static double longest(NetworkRun run, int modality) {
        if (run.trained().isEmpty()) {
            return Double.NaN;
        }
        Layout layout = layout(run);
        double[] weights = run.trained().get().end().weights();
        int start = layout.modalities().start(modality);
        double longest = Double.NaN;
        for (Layer layer : layout.layers()) {
            if (layer.input() != start || layer.output() == layout.output()) {
                continue;
            }
            for (int row = 0; row < layer.rows(); row++) {
                double length = 0;
                for (int column = 0; column < layer.columns(); column++) {
                    length = Math.hypot(length, weights[layer.offset() + row * layer.columns() + column]);
                }
                longest = length <= longest ? longest : length;
            }
        }
        return longest;
    }
}
