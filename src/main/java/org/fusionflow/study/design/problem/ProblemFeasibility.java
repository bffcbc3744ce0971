package org.fusionflow.study.design.problem;

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
        boolean toy = problem.data().entries().containsKey("toy");
        boolean network = false;
        for (StudyGrid.Point point : grid.points()) {
            PointNames names = PointNames.of(point);
            if (toy && network) {
                problem.source(names);
            }
            if (!network) {
                network = problem.at(point).isPresent();
            } else {
                problem.tree(names).ifPresent(tree -> problem.remedies(tree, names));
            }
        }
        if (!network) {
            InvalidInput none =
                    new InvalidInput("layers and fusion: expected at least one point at which they make a network of "
                            + problem.family(PointNames.of(grid.points().get(0)))
                                    .newick());
            YamlValue axes = entries.get("axes");
            throw axes == null
                    ? root.problem(String.valueOf(none.getMessage()))
                    : axes.problem(String.valueOf(none.getMessage()));
        }
    }
}
