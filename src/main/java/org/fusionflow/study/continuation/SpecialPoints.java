package org.fusionflow.study.continuation;

import java.util.List;

/**
 * The values of a parameter at which the learning dynamics change.
 *
 * @param points by kind and modality, ascending in the parameter
 * @param warnings where points may be missing, one line each
 */
public record SpecialPoints(List<SpecialPoint> points, List<String> warnings) {
    public SpecialPoints {
        points = List.copyOf(points);
        warnings = List.copyOf(warnings);
    }
}
