package org.fusionflow.study.design;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Formula;

/**
 * A network that a study trains at its points.
 *
 * @param name of its columns
 * @param setup the keys of a network setup, as they are written
 * @param seeds one run each, at least one
 * @param where condition on the axes of the points at which it is trained; empty for all
 */
public record StudyNetwork(String name, YamlValue setup, List<Long> seeds, Optional<Formula> where) {
    public StudyNetwork {
        seeds = List.copyOf(seeds);
    }

    /** True if it is trained at a point. */
    public boolean isAt(StudyGrid.Point point) {
        return where.isEmpty() || where.get().at(point).isTrue();
    }

    /** The setup with the numbers of a point. */
    Value setup(PointNames names) {
        return new TemplateValue(setup, names);
    }
}
