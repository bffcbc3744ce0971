package org.fusionflow.cli.command;

import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.experiment.beyond.BeyondPages;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.beyond.BeyondExperiments;

/** All experiments and their figures. */
final class ExperimentCatalog {
    private ExperimentCatalog() {}

    /** In the order of the report. */
    static List<Experiment> all() {
        return BeyondExperiments.all();
    }

    /**
     * @param names empty for all
     * @throws InvalidInput if there is no such experiment
     */
    static List<Experiment> named(List<String> names) {
        List<String> known = all().stream().map(Experiment::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InvalidInput("experiment '" + name + "': expected one of " + String.join(", ", known));
            }
        }
        return all().stream()
                .filter(experiment -> names.isEmpty() || names.contains(experiment.name()))
                .toList();
    }

    /** Figures by the name of the experiment. */
    static Map<String, ExperimentPages> pages() {
        return BeyondPages.all();
    }
}
