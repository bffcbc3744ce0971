package org.fusionflow.study.design;

import java.util.Optional;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Formula;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.setup.NetworkSetupReader;

/**
 * A network that a study trains at its points.
 *
 * @param name of its columns
 * @param setup the keys of a network setup, as they are written
 * @param until flow time to which curves are recorded in a study without axes; empty for a time beyond the last half time
 * @param where condition on the axes of the points at which it is trained; empty for all
 */
public record StudyNetwork(String name, YamlValue setup, Optional<YamlValue> until, Optional<Formula> where) {
    /** True if it is trained at a point. */
    public boolean isAt(StudyGrid.Point point) {
        return where.isEmpty() || where.get().at(point).isTrue();
    }

    /**
     * How it is made and trained at a point.
     *
     * @throws org.fusionflow.architecture.InvalidInput with the place of what is wrong
     */
    public NetworkSetup at(ProblemTemplate.AtPoint at) {
        return NetworkSetupReader.read(
                new TemplateValue(setup, at.names()), at.problem().names());
    }

    /** The flow time to which curves are recorded, if it is given. */
    public Optional<Double> until(ProblemTemplate.AtPoint at) {
        return until.map(value -> {
            Value time = new TemplateValue(value, at.names());
            if (!(time.number() > 0)) {
                throw time.expected("a number above 0");
            }
            return time.number();
        });
    }
}
