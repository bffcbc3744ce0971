package org.fusionflow.study.design;

import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.result.HalfNorms;

/** Rejects a study with impossible problems or networks before any work is done. */
final class Feasibility {
    private Feasibility() {}

    /** Checks problems. Numbers of toy data and starts are read at every point; data that are drawn or read from files at the first point only. */
    static void check(YamlValue root, Map<String, YamlValue> entries, ProblemTemplate problem, StudyGrid grid) {
        boolean toy = problem.data().entries().containsKey("toy");
        boolean network = false;
        for (StudyGrid.Point point : grid.points()) {
            PointNames names = PointNames.of(point);
            if (toy && network) {
                problem.source(names);
            }
            if (!network) {
                network = problem.at(point).isPresent();
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

    /** Checks networks: at every point, for data that are drawn or read from files at the first point only. */
    static void check(Study study, Catalogue catalogue) {
        boolean toy = study.problem().data().entries().containsKey("toy");
        for (StudyNetwork network : study.networks()) {
            boolean trained = false;
            for (StudyGrid.Point point : study.grid().points()) {
                Optional<ProblemTemplate.AtPoint> at =
                        network.isAt(point) && (toy || !trained) ? catalogue.at(study, point) : Optional.empty();
                at.ifPresent(network::at);
                at.ifPresent(network::times);
                at.ifPresent(a ->
                        network.halfNorms(a, HalfNorms.none(a.problem().names().size())));
                trained |= at.isPresent();
            }
            if (!trained) {
                throw network.setup()
                        .problem("network " + network.name() + ": expected a point at which it is trained");
            }
        }
    }
}
