package org.fusionflow.study.design;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A question to theory and networks: problems, what is trained on them, what stands beside, what must hold and what is drawn.
 *
 * @param name letters, digits and dashes: names output files
 * @param title for people
 * @param description a paragraph for people; may be empty
 * @param file that it was read from
 * @param problem one at each point
 * @param grid of the points; a single one without axes
 * @param networks trained at the points
 * @param theory columns beside the networks, but for those that every study has
 * @param variables columns of the tables, in their order
 * @param columnsOfSettings columns of theory that settings of networks use, and what their expressions use, by name
 * @param record what is recorded over time; nothing by default
 * @param checks what must hold
 * @param figures over the tables
 * @param plugins whose measures it uses
 * @param followsSaddles true if its table is that of the fixed points along its one axis
 * @param settings what is held fixed and what varies, key by key, for people
 * @param definition everything that the numbers depend on, but for the program and files that are named
 */
public record Study(
        String name,
        String title,
        String description,
        Path file,
        ProblemTemplate problem,
        StudyGrid grid,
        List<StudyNetwork> networks,
        List<TheoryColumn> theory,
        List<Variable> variables,
        Map<String, Variable> columnsOfSettings,
        RecordSpec record,
        List<Check> checks,
        List<FigureSpec> figures,
        List<String> plugins,
        boolean followsSaddles,
        List<Setting> settings,
        String definition) {
    /** A key of the file and its value in words. */
    public record Setting(String key, String value) {}

    public Study {
        networks = List.copyOf(networks);
        theory = List.copyOf(theory);
        variables = List.copyOf(variables);
        columnsOfSettings = Map.copyOf(columnsOfSettings);
        checks = List.copyOf(checks);
        figures = List.copyOf(figures);
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
