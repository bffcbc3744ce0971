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
import org.fusionflow.study.design.problem.EveryPoint;
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
        if (toy) {
            EveryPoint.of(study.grid().points(), point -> at(study, catalogue, point, study.networks(point), true))
                    .forEach(looked -> looked.ifPresent(trained::addAll));
        } else {
            boolean recorded = false;
            for (StudyGrid.Point point : study.grid().points()) {
                List<StudyNetwork> here = study.networks(point).stream()
                        .filter(network -> !trained.contains(network))
                        .toList();
                Optional<List<StudyNetwork>> looked = at(study, catalogue, point, here, !recorded);
                looked.ifPresent(trained::addAll);
                recorded |= looked.isPresent() && !study.record().at(point).isNothing();
            }
        }
        for (StudyNetwork network : study.networks()) {
            if (!trained.contains(network)) {
                throw network.setup()
                        .problem("network " + network.name() + ": expected a point at which it is trained");
            }
        }
    }

    /**
     * Checks some networks at a point, and, if asked, what is recorded there.
     *
     * @return these networks; empty if there is nothing to check, or no network can be made at the point
     */
    private static Optional<List<StudyNetwork>> at(
            Study study, Catalogue catalogue, StudyGrid.Point point, List<StudyNetwork> networks, boolean recorded) {
        RecordSpec record = study.record().at(point);
        boolean records = recorded && !record.isNothing();
        Optional<ProblemTemplate.AtPoint> found =
                networks.isEmpty() && !records ? Optional.empty() : catalogue.at(study, point);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ProblemTemplate.AtPoint at = found.get();
        for (StudyNetwork network : networks) {
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
        }
        record.times(at);
        record.unitTimes(at);
        return Optional.of(networks);
    }
}
