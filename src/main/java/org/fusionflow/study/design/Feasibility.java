package org.fusionflow.study.design;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.network.RecordSpec;
import org.fusionflow.study.design.network.StudyNetwork;
import org.fusionflow.study.design.problem.ProblemTemplate;

/** Rejects a study whose networks, or what is recorded of them, are impossible. */
final class Feasibility {
    private Feasibility() {}

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
                NetworkSetup setup = network.at(at);
                if (record.inEpochs()
                        && (network.isRecorded() || Descent.of(setup.method()).isEmpty())) {
                    throw record.times()
                            .orElseThrow()
                            .problem("epochs: expected networks that are trained in steps, " + network.name()
                                    + " has the method " + setup.method().name());
                }
                network.recorded(at, setup);
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
