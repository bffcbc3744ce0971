package org.fusionflow.explore.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fusionflow.data.file.Value;

/** The sliders of data that are made from numbers: the numbers of their source that change the moments continuously. */
final class DataSliders {
    /** Correlations of -1 and 1 are typed: there one input is a multiple of the other. */
    private static final double CORRELATED = 0.99;

    private static final double WIDEST = 10;
    private static final double HEAVIEST = 3;

    /**
     * A number of a source.
     *
     * @param usual what holds where it is not given
     */
    private record Entry(Slider slider, String usual) {}

    private DataSliders() {}

    /**
     * @param source as it is given
     * @param names of the tree's modalities
     */
    static List<Slider> of(Value source, List<String> names) {
        return entries(source, names).stream().map(Entry::slider).toList();
    }

    private static List<Entry> entries(Value source, List<String> names) {
        return switch (source.key()) {
            case "toy" -> toy(source, names);
            case "random" -> random(source, names);
            case "xor" -> List.of(logarithmic(source, "var", "σ_A^2", "variance of the scalar input", 0.1, WIDEST));
            case "fission" -> fission(source);
            default -> List.of();
        };
    }

    private static List<Entry> toy(Value source, List<String> names) {
        String a = names.get(0);
        String b = names.get(names.size() - 1);
        return List.of(
                correlation(source),
                logarithmic(
                        source,
                        "ratio",
                        "σ_" + group(a) + "/σ_" + group(b),
                        "ratio of standard deviations",
                        0.1,
                        WIDEST),
                linear(
                        source,
                        "wA",
                        "w_" + group(a) + "^*",
                        "weight of " + a + " in the target",
                        "1",
                        -HEAVIEST,
                        HEAVIEST),
                linear(
                        source,
                        "wB",
                        "w_" + group(b) + "^*",
                        "weight of " + b + " in the target",
                        "1",
                        -HEAVIEST,
                        HEAVIEST),
                noise(source));
    }

    private static List<Entry> random(Value source, List<String> names) {
        List<Entry> entries = new ArrayList<>();
        // A drawn covariance has no correlation and no standard deviations of its own to set.
        if (!source.entries().containsKey("covariance")) {
            entries.add(correlation(source));
            for (String name : names) {
                entries.add(logarithmic(
                        source, "std." + name, "σ_" + group(name), "standard deviation of " + name, 0.1, WIDEST));
            }
        }
        for (String name : names) {
            entries.add(logarithmic(
                    source,
                    "norm." + name,
                    "‖w_" + group(name) + "^*‖",
                    "norm of the target's weights on " + name,
                    0.1,
                    WIDEST));
        }
        entries.add(noise(source));
        return entries;
    }

    private static List<Entry> fission(Value source) {
        List<Entry> entries = new ArrayList<>();
        entries.add(linear(source, "rho", "ρ", "correlation of the teachers", "0", -CORRELATED, CORRELATED));
        entries.add(logarithmic(source, "std", "σ", "standard deviation of the inputs", 0.1, WIDEST));
        Set<String> norms = new TreeSet<>(source.entries().keySet().stream()
                .filter(key -> key.startsWith("norm."))
                .collect(Collectors.toSet()));
        for (String norm : norms) {
            String name = norm.substring("norm.".length());
            entries.add(logarithmic(
                    source, norm, "‖w_" + group(name) + "^*‖", "norm of the teacher of " + name, 0.1, WIDEST));
        }
        entries.add(noise(source));
        return entries;
    }

    private static String group(String name) {
        return name.length() == 1 ? name : "{" + name + "}";
    }

    private static Entry correlation(Value source) {
        return linear(source, "rho", "ρ", "correlation of the inputs", "0", -CORRELATED, CORRELATED);
    }

    private static Entry noise(Value source) {
        return linear(source, "noise", "σ_ε", "standard deviation of the noise in the target", "0", 0, 2);
    }

    private static Entry linear(
            Value source, String key, String label, String meaning, String usual, double lower, double upper) {
        return new Entry(Slider.linear(key, label, meaning, text(source, key, usual), lower, upper), usual);
    }

    private static Entry logarithmic(
            Value source, String key, String label, String meaning, double lower, double upper) {
        return new Entry(Slider.logarithmic(key, label, meaning, text(source, key, "1"), lower, upper), "1");
    }

    private static String text(Value source, String key, String usual) {
        Value given = source.entries().get(key);
        return given == null ? usual : given.text();
    }

    /**
     * The source as a text with other numbers. A number that is not given, and is moved to what holds without it, is left out.
     *
     * @param positions of sliders by name; others than those of the source are ignored
     * @throws org.fusionflow.architecture.InvalidInput if a position is no number
     */
    static String at(Value source, List<String> names, Map<String, String> positions) {
        Map<String, String> texts = new LinkedHashMap<>();
        source.entries().forEach((key, value) -> texts.put(key, value.text()));
        for (Entry entry : entries(source, names)) {
            String key = entry.slider().name();
            String position = positions.get(key);
            if (position != null && (texts.containsKey(key) || !position.equals(entry.usual()))) {
                // Also keeps further entries out of the text.
                source.part(key, position).number();
                texts.put(key, position);
            }
        }
        return texts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
