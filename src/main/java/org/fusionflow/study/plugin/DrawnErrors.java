package org.fusionflow.study.plugin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.Population;
import org.fusionflow.expression.Datum;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.reduced.run.GeneralizationPoint;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.measure.NetworkRun;
import org.fusionflow.study.measure.StudyPoint;
import org.fusionflow.study.measure.TheoryPlugin;

/**
 * Computes errors on new data along the {@linkplain DrawnFlow flow of the drawn network}, in closed form from the population, and the distance
 * of the network's trajectory from them: {@code {plugin: drawn-errors, network: NETWORK}}. The network must have recorded states.
 */
final class DrawnErrors implements TheoryPlugin {
    @Override
    public String key() {
        return "drawn-errors";
    }

    @Override
    public boolean needsNetwork() {
        return true;
    }

    @Override
    public List<QuantityName> quantities() {
        return List.of(
                QuantityName.number("generalization", "error on new data at the end of training"),
                QuantityName.number("bestGeneralization", "least error on new data"),
                QuantityName.number("bestTime", "flow time of the least error on new data"),
                QuantityName.number(
                        "lossDifference",
                        "largest difference of the network's training loss over its course, over the loss at the start"),
                QuantityName.number(
                        "generalizationDifference",
                        "largest difference of the network's error on new data over its course, over the error at the start"));
    }

    @Override
    public Map<String, Datum> values(StudyPoint point, Optional<NetworkRun> run, Value arguments) {
        NetworkRun network = run.orElseThrow();
        Population population = network.problem()
                .population()
                .orElseThrow(() -> arguments.problem("drawn-errors: expected data with a known population"));
        double[] errors = network.generalization()
                .orElseThrow(() -> new InvalidInput("drawn-errors, network "
                        + network.network().name() + ": expected a network with times, whose course is followed"));
        GeneralizationCurve curve =
                arguments.checked(() -> DrawnFlow.of(network)).errors(population, network.times());
        List<TrajectoryPoint> course = network.result().trajectory();
        double loss = 0;
        double error = 0;
        for (int i = 0; i < network.times().size(); i++) {
            GeneralizationPoint theory = curve.points().get(i);
            loss = Math.max(loss, Math.abs(course.get(i).loss() - theory.trainLoss()));
            error = Math.max(error, Math.abs(errors[i] - theory.generalizationError()));
        }
        return Map.of(
                "generalization", Datum.of(curve.end().generalizationError()),
                "bestGeneralization", Datum.of(curve.best().generalizationError()),
                "bestTime", Datum.of(curve.best().time()),
                "lossDifference", Datum.of(loss / curve.start().trainLoss()),
                "generalizationDifference", Datum.of(error / curve.start().generalizationError()));
    }
}
