package org.fusionflow.study.design;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.study.design.network.StudyNetwork;

/** Finds the files that a study reads beside its own: data, initial weights of networks, and recordings. */
public final class StudyFiles {
    private StudyFiles() {}

    /** The files of all points, in the order of appearance. */
    public static Set<Path> of(Study study) {
        Set<Path> files = new LinkedHashSet<>(study.problem().files(study.grid()));
        study.networks().forEach(network -> {
            files.addAll(weights(study, network));
            network.recordings()
                    .ifPresent(recordings -> study.grid().points().stream()
                            .filter(network::isAt)
                            .flatMap(point -> study.problem().at(point).stream())
                            .forEach(at -> files.addAll(recordings.paths(at))));
        });
        return files;
    }

    private static Set<Path> weights(Study study, StudyNetwork network) {
        Set<Path> files = new LinkedHashSet<>();
        YamlValue init = network.setup().entries().get("init");
        if (init == null) {
            return files;
        }
        if (init.text().indexOf('$') < 0) {
            NetworkSetupReader.weights(init).ifPresent(files::add);
            return files;
        }
        study.grid().points().stream()
                .filter(network::isAt)
                .flatMap(point -> study.problem().at(point).stream())
                .flatMap(at -> NetworkSetupReader.weights(at.value(init)).stream())
                .forEach(files::add);
        return files;
    }
}
