package org.fusionflow.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.plugin.Plugins;

/** Reads the study files of a command. */
public final class GivenStudies {
    private GivenStudies() {}

    public static Study read(Path file, boolean quick) {
        return read(List.of(file), quick).get(0);
    }

    /**
     * @param quick true to read the quick form of each study that has one
     * @throws InvalidInput if a study is malformed, or none has a quick form that is asked for
     */
    public static List<Study> read(List<Path> files, boolean quick) {
        StudyReader reader = new StudyReader(Plugins.CATALOGUE);
        List<Study> studies =
                files.stream().map(file -> reader.read(file, quick)).toList();
        if (quick && studies.stream().noneMatch(Study::isQuick)) {
            throw new InvalidInput("--quick: expected the key quick in "
                    + (files.size() == 1 ? files.get(0) : "one of the studies")
                    + ", which says what a quick run is");
        }
        return studies;
    }
}
