package org.fusionflow.study.design.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Names;
import org.fusionflow.study.design.grid.StudyGrid;

/** Selects points of a grid by conditions. */
public final class PointFilter {
    private PointFilter() {}

    /**
     * The points at which a condition on axes and numbers of the problem holds.
     *
     * @param symbols numbers that the condition may use besides the axes
     * @throws org.fusionflow.architecture.InvalidInput if it uses other names, or holds nowhere
     */
    public static StudyGrid filtered(StudyGrid whole, YamlValue where, Set<String> symbols, ProblemTemplate problem) {
        Map<String, Datum.Kind> kinds = new LinkedHashMap<>();
        symbols.forEach(symbol -> kinds.put(symbol, Datum.Kind.NUMBER));
        kinds.putAll(kinds(whole));
        Formula condition = Formula.of(where.source(), Names.of(kinds), Datum.Kind.TRUTH);
        // Problems are made only if the condition needs them, because data may have to be drawn.
        boolean axesOnly = whole.names().containsAll(condition.names());
        StudyGrid some = whole.where(point -> axesOnly
                ? condition.at(point).isTrue()
                : problem.at(point)
                        .filter(at -> condition.at(at.names()).isTrue())
                        .isPresent());
        if (some.size() == 0) {
            throw where.expected("a condition that holds at a point");
        }
        return some;
    }

    /** Reads a condition on the axes alone. */
    public static Formula onAxes(YamlValue where, StudyGrid of) {
        return Formula.of(where.source(), Names.of(kinds(of)), Datum.Kind.TRUTH);
    }

    private static Map<String, Datum.Kind> kinds(StudyGrid of) {
        Map<String, Datum.Kind> kinds = new LinkedHashMap<>();
        for (int a = 0; a < of.names().size(); a++) {
            kinds.put(of.names().get(a), of.kinds().get(a));
        }
        return kinds;
    }
}
