package org.fusionflow.study.design.network;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.expression.Formula;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.replay.RecordedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.problem.ProblemTemplate;

/**
 * A network that a study trains at its points, or whose training a user recorded.
 *
 * @param name of its columns
 * @param setup the keys of a network setup, as they are written
 * @param recordings the files that recorded it; empty for a network that is trained here
 * @param halfNorms norms of maps by modality to which its half times refer; empty for those of theory
 * @param until flow time to which curves are recorded in a study without axes; empty for a time after the last half time
 * @param times flow times at which states are recorded, instead of those; empty for the default
 * @param where condition on the axes of the points at which it is trained; empty for all
 */
public record StudyNetwork(
        String name,
        YamlValue setup,
        Optional<Recordings> recordings,
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
        NetworkSetup read = recordings.isPresent()
                ? recordings.get().setup(value, at)
                : NetworkSetupReader.read(value, at.problem().names());
        return value.checked(() -> {
            read.check(at.problem());
            return read;
        });
    }

    /** True if its training was recorded elsewhere. */
    public boolean isRecorded() {
        return recordings.isPresent();
    }

    /**
     * The recorded runs at a point, one for each seed; none for a network that is trained here.
     *
     * @param setup of this network at the point
     * @throws org.fusionflow.architecture.InvalidInput with file, array and value if a file does not belong to the problem, or is no course
     */
    public List<RecordedRun> recorded(ProblemTemplate.AtPoint at, NetworkSetup setup) {
        return recordings.map(files -> files.runs(at, setup)).orElse(List.of());
    }

    /** The recorded run of a seed; empty for a network that is trained here. */
    public Optional<RecordedRun> recorded(ProblemTemplate.AtPoint at, NetworkSetup setup, long seed) {
        return recordings.map(files -> files.run(at, setup, seed));
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
