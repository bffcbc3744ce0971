package org.fusionflow.study.plugin;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.measure.Measure;
import org.fusionflow.study.measure.MeasurePlugin;
import org.fusionflow.study.measure.NetworkRun;

/** Measures the distance of a network, at the end of its run, from the rank-one manifold of the reduced system. */
final class RankOneMeasures implements MeasurePlugin {
    @Override
    public String key() {
        return "rank-one";
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Measure(
                        QuantityName.ofNumber(
                                "singularRatio",
                                "second over first singular value of a layer on the first modality's path, 1 for its first layer;"
                                        + " none for the last, which is a row"),
                        RankOneMeasures::ratio),
                new Measure(
                        QuantityName.number(
                                "imbalance", "largest conserved quantity over the largest squared norm of a layer"),
                        (run, label) -> Datum.of(path(run).imbalance())),
                new Measure(
                        QuantityName.number(
                                "rankOneError",
                                "distance of the first modality's map from that of the layers cut to rank one, relative to the map"),
                        (run, label) -> Datum.of(path(run).mapError())));
    }

    private static Datum ratio(NetworkRun run, String layer) {
        double number = Numbers.value(layer);
        if (number != Math.rint(number) || !(number >= 1)) {
            throw new InvalidInput("singularRatio[" + layer + "]: expected the number of a layer, from 1 up");
        }
        List<Double> ratios = path(run).ratios();
        return number <= ratios.size() ? Datum.of(ratios.get((int) number - 1)) : Datum.Missing.VALUE;
    }

    private static RankOnePath path(NetworkRun run) {
        Problem problem = run.problem();
        boolean wide = problem.moments().modalities().dimensions().get(0) > 1;
        if (run.isRecorded()
                || !run.setup().isLinear()
                || run.setup().biases()
                || problem.moments().outputs() > 1
                || !wide) {
            throw new InvalidInput(
                    "plug-in rank-one, network " + run.network().name()
                            + ": expected a linear network without biases that is trained here, several inputs of the first modality and one output");
        }
        return RankOnePath.of(
                run.plan(Vector.of()), run.trained().orElseThrow().end().weights());
    }
}
