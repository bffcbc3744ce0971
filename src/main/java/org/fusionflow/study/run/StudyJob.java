package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.study.design.Catalogue;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.network.StudyNetwork;
import org.fusionflow.study.design.problem.EveryPoint;
import org.fusionflow.study.design.problem.ProblemTemplate;

/**
 * A part of a study that can be computed independently of the others.
 *
 * @param point number of the point in the grid
 * @param network that is trained; empty for theory
 * @param seed of the training; 0 for theory
 */
record StudyJob(int point, Optional<StudyNetwork> network, long seed) {
    /** All jobs: theory at every point, followed by its networks with all their seeds; no networks if the point has none. */
    static List<StudyJob> all(Study study, Catalogue catalogue) {
        List<StudyJob> jobs = new ArrayList<>();
        List<List<Training>> trainings = EveryPoint.of(study.grid().points(), at -> trainings(study, catalogue, at));
        for (int point = 0; point < trainings.size(); point++) {
            jobs.add(new StudyJob(point, Optional.empty(), 0));
            for (Training training : trainings.get(point)) {
                for (long seed : training.seeds()) {
                    jobs.add(new StudyJob(point, training.network(), seed));
                }
            }
        }
        return jobs;
    }

    private static List<Training> trainings(Study study, Catalogue catalogue, StudyGrid.Point at) {
        List<StudyNetwork> networks = study.networks(at);
        Optional<ProblemTemplate.AtPoint> problem = networks.isEmpty() ? Optional.empty() : catalogue.at(study, at);
        return problem.map(there -> networks.stream()
                        .map(network -> new Training(
                                Optional.of(network), network.at(there).seeds()))
                        .toList())
                .orElse(List.of());
    }

    /** A network at a point with all its seeds. */
    private record Training(Optional<StudyNetwork> network, List<Long> seeds) {}

    /** The job in words; empty for theory of a study without axes. */
    String describe(Study study) {
        String at = study.grid().points().get(point).describe();
        String what = network.map(n -> "network " + n.name() + ", seed " + seed).orElse("");
        return at.isEmpty() || what.isEmpty() ? at + what : at + ", " + what;
    }
}
