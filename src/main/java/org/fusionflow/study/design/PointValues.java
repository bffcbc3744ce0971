package org.fusionflow.study.design;

import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlValue;

/** Inserts the numbers of a point into values of a study file. */
public final class PointValues {
    private PointValues() {}

    /** The value at a point, with axes and numbers of the problem inserted. */
    public static Value of(YamlValue value, ProblemTemplate.AtPoint at) {
        return new TemplateValue(value, at.names());
    }
}
