package org.fusionflow.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.StudyInMemory;
import org.fusionflow.study.run.StudyResult;

/** Studies from texts, and what comes of them. */
public final class Studies {
    private Studies() {}

    public static Study parse(String text) {
        return parse(text, Path.of("s.yaml"));
    }

    public static Study parse(String text, Path file) {
        return new StudyReader(Plugins.CATALOGUE).parse(text, file, false);
    }

    public static StudyResult run(Study study) {
        return StudyInMemory.of(study, Plugins.CATALOGUE, StudyProgress.NONE);
    }

    public static StudyResult run(String text) {
        return run(parse(text));
    }

    /** The rows of the table of points. */
    public static List<List<String>> rows(Study study) {
        return new ArrayList<>(run(study).points().rows());
    }
}
