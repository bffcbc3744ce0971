package org.fusionflow.study.design;

import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlValue;

/** Values of a study file with the numbers of a point in them. */
public final class PointValues {
    private PointValues() {}

    /** The value at a point: axes and numbers of the problem are put in their places. */
    public static Value of(YamlValue value, ProblemTemplate.AtPoint at) {
        return new TemplateValue(value, at.names());
    }
}
