package org.fusionflow.study.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.measure.NetworkRun;
import org.fusionflow.study.measure.StudyPoint;
import org.fusionflow.study.measure.TheoryPlugin;

/**
 * Computes what the {@linkplain DrawnFlow flow of the drawn network} has learned by the time at which the network's run ended:
 * {@code {plugin: drawn-flow, network: NETWORK}}. It applies to two layers with any number of inputs, and does not wait for modalities that the
 * network never learned.
 */
final class DrawnHalfTimes implements TheoryPlugin {
    @Override
    public String key() {
        return "drawn-flow";
    }

    @Override
    public boolean needsNetwork() {
        return true;
    }

    @Override
    public List<QuantityName> quantities() {
        return List.of(
                QuantityName.ofModality("halfTime", "half time, of modalities that the network has half learned"),
                QuantityName.ofModality("finalMap", "norm of the modality's map when the network's run ended"),
                QuantityName.ofModality("residual", "norm of what is left of the modality's correlation then"));
    }

    @Override
    public Map<String, Datum> values(StudyPoint point, Optional<NetworkRun> run, Value arguments) {
        NetworkRun network = run.orElseThrow();
        Moments moments = network.problem().moments();
        List<String> names = network.problem().names();
        DrawnFlow flow = arguments.checked(() -> DrawnFlow.of(network));
        Vector norms = network.plan(Vector.of()).halfNorms().norms();
        Vector learned = Vector.of(IntStream.range(0, names.size())
                .mapToDouble(m -> network.result().halfTime(m).isPresent() ? norms.at(m) : 0)
                .toArray());
        double end = network.result().endTime();
        ReducedTrajectory trajectory = flow.run(Vector.of(0, end), learned);
        Vector map = trajectory.points().get(1).map();
        Map<String, Datum> values = new LinkedHashMap<>();
        for (int m = 0; m < names.size(); m++) {
            String label = "[" + names.get(m) + "]";
            trajectory
                    .halfTimes()
                    .get(m)
                    .ifPresent(located -> values.put("halfTime" + label, Datum.of(located.time())));
            values.put("finalMap" + label, Datum.of(norm(moments, map, m)));
            values.put("residual" + label, Datum.of(norm(moments, moments.residual(map), m)));
        }
        return values;
    }

    private static double norm(Moments moments, Vector row, int modality) {
        return moments.modalities().block(row, modality).norm();
    }
}
