package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.study.design.Catalogue;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.network.StudyNetwork;
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
        for (int point = 0; point < study.grid().size(); point++) {
            jobs.add(new StudyJob(point, Optional.empty(), 0));
            StudyGrid.Point at = study.grid().points().get(point);
            List<StudyNetwork> networks = study.networks(at);
            if (networks.isEmpty()) {
                continue;
            }
            Optional<ProblemTemplate.AtPoint> problem = catalogue.at(study, at);
            if (problem.isPresent()) {
                for (StudyNetwork network : networks) {
                    NetworkSetup setup = network.at(problem.get());
                    for (long seed : setup.seeds()) {
                        jobs.add(new StudyJob(point, Optional.of(network), seed));
                    }
                }
            }
        }
        return jobs;
    }

    /** The job in words; empty for theory of a study without axes. */
    String describe(Study study) {
        String at = study.grid().points().get(point).describe();
        String what = network.map(n -> "network " + n.name() + ", seed " + seed).orElse("");
        return at.isEmpty() || what.isEmpty() ? at + what : at + ", " + what;
    }
}
