package org.fusionflow.study.design.network;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.expression.Formula;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.problem.ProblemTemplate;

/**
 * A network that a study trains at its points.
 *
 * @param name of its columns
 * @param setup the keys of a network setup, as they are written
 * @param halfNorms norms of maps by modality to which its half times refer; empty for those of theory
 * @param until flow time to which curves are recorded in a study without axes; empty for a time after the last half time
 * @param times flow times at which states are recorded, instead of those; empty for the default
 * @param where condition on the axes of the points at which it is trained; empty for all
 */
public record StudyNetwork(
        String name,
        YamlValue setup,
        Optional<YamlValue> halfNorms,
        Optional<YamlValue> until,
        Optional<YamlValue> times,
        Optional<Formula> where) {
    /** True if it is trained at a point. */
    public boolean isAt(StudyGrid.Point point) {
        return where.isEmpty() || where.get().at(point).isTrue();
    }

    /**
     * The setup at a point.
     *
     * @throws org.fusionflow.architecture.InvalidInput that names the place of the mistake
     */
    public NetworkSetup at(ProblemTemplate.AtPoint at) {
        Value value = at.value(setup);
        NetworkSetup read = NetworkSetupReader.read(value, at.problem().names());
        return value.checked(() -> {
            read.check(at.problem());
            return read;
        });
    }

    /**
     * The half norms at a point: those that the study gives, 0 for a modality without half time, else those of theory.
     *
     * @param theory half norms of the modalities that the study does not name
     * @throws org.fusionflow.architecture.InvalidInput that names the place of the mistake
     */
    public HalfNorms halfNorms(ProblemTemplate.AtPoint at, HalfNorms theory) {
        if (halfNorms.isEmpty()) {
            return theory;
        }
        double[] norms = theory.norms().toArray();
        double[] signals = theory.signals().toArray();
        List<String> modalities = at.problem().names();
        at.value(halfNorms.get()).entries(modalities).forEach((modality, value) -> {
            double norm = value.number();
            if (!(norm >= 0)) {
                throw value.expected("a number of at least 0");
            }
            norms[modalities.indexOf(modality)] = norm;
            // A norm of the study's own belongs to no map, so that it says nothing of the signal.
            signals[modalities.indexOf(modality)] = 0;
        });
        return new HalfNorms(Vector.of(norms), Vector.of(signals));
    }

    /** The flow times at which states are recorded, if they are given. */
    public Optional<FlowTimes> times(ProblemTemplate.AtPoint at) {
        return times.map(value -> FlowTimes.read(at.value(value)));
    }

    /** The flow time to which curves are recorded, if it is given. */
    public Optional<Double> until(ProblemTemplate.AtPoint at) {
        return until.map(value -> {
            Value time = at.value(value);
            if (!(time.number() > 0)) {
                throw time.expected("a number above 0");
            }
            return time.number();
        });
    }
}
