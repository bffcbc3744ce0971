package org.fusionflow.study.design;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fusionflow.expression.Sentence;
import org.fusionflow.study.design.check.Check;
import org.fusionflow.study.design.column.TheoryColumn;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.figure.FigureSpec;
import org.fusionflow.study.design.figure.TableSpec;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.network.RecordSpec;
import org.fusionflow.study.design.network.StudyNetwork;
import org.fusionflow.study.design.problem.ProblemTemplate;

/**
 * A study: problems, the networks that are trained on them, columns of theory, checks and figures.
 *
 * @param name letters, digits and dashes; names the output files
 * @param title for output
 * @param description a paragraph for output; may be empty
 * @param file that it was read from
 * @param source text of that file
 * @param problem template that gives one problem at each point
 * @param grid of the points; a single one without axes
 * @param networks trained at the points
 * @param theory columns beside the networks, without those that every study has
 * @param variables columns of the tables, in their order
 * @param columnsOfSettings columns of theory that settings of networks use, and what their expressions use, by name
 * @param record what is recorded over time; nothing by default
 * @param checks that must hold
 * @param figures over the tables
 * @param tables that the report shows
 * @param plugins whose measures it uses
 * @param followsSaddles true if its table lists the fixed points along its one axis
 * @param settings fixed and varied settings in words, key by key
 * @param definition everything on which the numbers depend, except the program and files that are named
 * @param isQuick true for the quick form of a study that has one
 */
public record Study(
        String name,
        String title,
        Sentence description,
        Path file,
        String source,
        ProblemTemplate problem,
        StudyGrid grid,
        List<StudyNetwork> networks,
        List<TheoryColumn> theory,
        List<Variable> variables,
        Map<String, Variable> columnsOfSettings,
        RecordSpec record,
        List<Check> checks,
        List<FigureSpec> figures,
        List<TableSpec> tables,
        List<String> plugins,
        boolean followsSaddles,
        List<Setting> settings,
        String definition,
        boolean isQuick) {
    /** A key of the file and its value in words. */
    public record Setting(String key, String value) {}

    public Study {
        networks = List.copyOf(networks);
        theory = List.copyOf(theory);
        variables = List.copyOf(variables);
        columnsOfSettings = Map.copyOf(columnsOfSettings);
        checks = List.copyOf(checks);
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
        plugins = List.copyOf(plugins);
        settings = List.copyOf(settings);
    }

    /** The network of this name. */
    public StudyNetwork network(String called) {
        return networks.stream()
                .filter(network -> network.name().equals(called))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("network " + called));
    }

    /** The networks that are trained at a point. */
    public List<StudyNetwork> networks(StudyGrid.Point point) {
        return networks.stream().filter(network -> network.isAt(point)).toList();
    }
}
