package org.fusionflow.study.design;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /**
     * Checks networks, and what is recorded: at every point, for data that are drawn or read from files at the first point only.
     *
     * @throws InvalidInput with the place of what is wrong, before any work is done
     */
    static void check(Study study, Catalogue catalogue) {
        boolean toy = study.problem().data().entries().containsKey("toy");
        Set<StudyNetwork> trained = new HashSet<>();
        boolean recorded = false;
        for (StudyGrid.Point point : study.grid().points()) {
            List<StudyNetwork> here = study.networks(point).stream()
                    .filter(network -> toy || !trained.contains(network))
                    .toList();
            RecordSpec record = study.record().at(point);
            boolean records = !record.isNothing() && (toy || !recorded);
            Optional<ProblemTemplate.AtPoint> found =
                    here.isEmpty() && !records ? Optional.empty() : catalogue.at(study, point);
            if (found.isEmpty()) {
                continue;
            }
            ProblemTemplate.AtPoint at = found.get();
            for (StudyNetwork network : here) {
                network.at(at);
                network.times(at);
                network.halfNorms(at, HalfNorms.none(at.problem().names().size()));
                trained.add(network);
            }
            record.times(at);
            record.unitTimes(at);
            recorded |= records;
        }
        for (StudyNetwork network : study.networks()) {
            if (!trained.contains(network)) {
                throw network.setup()
                        .problem("network " + network.name() + ": expected a point at which it is trained");
            }
        }
    }
}
