package org.fusionflow.study.design;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.YamlSource;
import org.fusionflow.data.file.YamlValue;

/**
 * Files that a study needs and that do not come with it: {@code needs: [{file: /usr/share/data.gz, from: Debian's package data}]}. Where one is not
 * there, the study is skipped, and its other keys are not read.
 */
public final class StudyNeeds {
    private static final List<String> KEYS = List.of("file", "from");

    private StudyNeeds() {}

    /**
     * Why a study cannot be run here; empty if nothing is missing.
     *
     * @throws InvalidInput if the file is no YAML, or its needs are malformed
     */
    public static Optional<String> missing(Path study) {
        YamlValue needs = YamlSource.read(study).entries().get("needs");
        if (needs == null) {
            return Optional.empty();
        }
        for (YamlValue need : needs.items()) {
            Map<String, YamlValue> entries = need.entries(KEYS);
            YamlValue file = need.required(entries, "file");
            String from = need.required(entries, "from").text();
            if (!Files.exists(file.path())) {
                return Optional.of("skipped, " + file.text() + " is not there (it comes with " + from + ")");
            }
        }
        return Optional.empty();
    }
}
