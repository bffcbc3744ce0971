package org.fusionflow.study.design.problem;

import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.value.PointNames;

/** Rejects a study with impossible problems before any of them is computed. */
public final class ProblemFeasibility {
    private ProblemFeasibility() {}

    /**
     * Reads numbers of toy data, starts and remedies at every point; data that are drawn or read from files at the first point only.
     *
     * @param root of the study file
     * @param entries of the root
     * @throws InvalidInput with the place of what is wrong, or if there is no network at any point
     */
    public static void check(YamlValue root, Map<String, YamlValue> entries, ProblemTemplate problem, StudyGrid grid) {
        List<StudyGrid.Point> points = grid.points();
        int first = 0;
        while (first < points.size() && problem.at(points.get(first)).isEmpty()) {
            first++;
        }
        if (first == points.size()) {
            throw none(root, entries, problem, grid);
        }
        boolean toy = problem.data().entries().containsKey("toy");
        EveryPoint.of(points.subList(first + 1, points.size()), point -> {
            PointNames names = PointNames.of(point);
            if (toy) {
                problem.source(names);
            }
            return problem.tree(names).map(tree -> problem.remedies(tree, names));
        });
    }

    private static InvalidInput none(
            YamlValue root, Map<String, YamlValue> entries, ProblemTemplate problem, StudyGrid grid) {
        String message = "layers and fusion: expected at least one point at which they make a network of "
                + problem.family(PointNames.of(grid.points().get(0))).newick();
        YamlValue axes = entries.get("axes");
        return axes == null ? root.problem(message) : axes.problem(message);
    }
}
