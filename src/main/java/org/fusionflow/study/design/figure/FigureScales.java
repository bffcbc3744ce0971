package org.fusionflow.study.design.figure;

import java.util.List;
import java.util.Map;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.study.design.figure.FigureSpec.Scale;

/**
 * Reads the axes of a figure's charts: {@code scale} and {@code labels}.
 *
 * @param entries of the figure
 */
record FigureScales(Map<String, YamlValue> entries) {
    private static final List<String> AXES = List.of("x", "y", "z");

    /**
     * @param axis x, y or z
     * @param text label if the figure gives none
     */
    Scale scale(String axis, String text) {
        YamlValue labels = entries.get("labels");
        YamlValue given = labels == null ? null : labels.entries(AXES).get(axis);
        return new Scale(given == null ? text : given.text(), logarithmic(axis));
    }

    /** True if the figure gives the label of an axis. */
    boolean isLabelled(String axis) {
        YamlValue labels = entries.get("labels");
        return labels != null && labels.entries(AXES).containsKey(axis);
    }

    private boolean logarithmic(String axis) {
        YamlValue scale = entries.get("scale");
        if (scale == null) {
            return false;
        }
        if (scale.isMapping()) {
            YamlValue one = scale.entries(AXES).get(axis);
            return one != null && one.word(List.of("linear", "log")).equals("log");
        }
        String word = scale.word(List.of("linear", "log", "loglog"));
        return word.equals("loglog") || (word.equals("log") && !axis.equals("x"));
    }
}
