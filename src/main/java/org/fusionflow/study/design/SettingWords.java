package org.fusionflow.study.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.study.design.network.StudyNetworks;

/** Writes the settings of a study file in words, for reports. */
final class SettingWords {
    private static final List<String> KEYS =
            List.of("architecture", "layers", "fusion", "data", "u0", "remedies", "where", "seeds");

    private SettingWords() {}

    static List<Study.Setting> of(Map<String, YamlValue> entries) {
        List<Study.Setting> settings = new ArrayList<>();
        for (String key : KEYS) {
            YamlValue value = entries.get(key);
            if (value != null) {
                settings.add(new Study.Setting(key, words(value)));
            }
        }
        YamlValue axes = entries.get("axes");
        if (axes != null) {
            (axes.isList() ? axes.items() : List.of(axes)).forEach(block -> named("axis", block.entries(), settings));
        }
        YamlValue networks = entries.get("networks");
        if (networks != null) {
            named("network", StudyNetworks.entries(networks), settings);
        }
        YamlValue theory = entries.get("theory");
        if (theory != null) {
            named("theory", theory.entries(), settings);
        }
        return settings;
    }

    private static void named(String kind, Map<String, YamlValue> values, List<Study.Setting> settings) {
        values.forEach((name, value) -> settings.add(new Study.Setting(kind + " " + name, words(value))));
    }

    /** A value in one line. */
    private static String words(YamlValue value) {
        if (value.isList()) {
            return String.join(
                    ", ", value.items().stream().map(SettingWords::words).toList());
        }
        if (!value.isMapping()) {
            return value.text().strip();
        }
        List<String> parts = new ArrayList<>();
        value.entries().forEach((key, entry) -> {
            String inner = words(entry);
            parts.add(entry.isMapping() || entry.isList() ? key + " (" + inner + ")" : key + " " + inner);
        });
        return String.join(", ", parts);
    }
}
