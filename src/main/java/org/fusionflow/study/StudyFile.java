package org.fusionflow.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.StatisticsFile;
import org.fusionflow.data.file.YamlSource;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.network.setup.NetworkKeys;
import org.fusionflow.network.setup.NetworkSetupReader;

/** Reads a study from YAML; the keys are those of {@code validation/main.yaml}. */
public final class StudyFile {
    private static final List<String> KEYS =
            List.of("name", "title", "description", "architecture", "data", "u0", "networks", "checks");
    private static final List<String> NETWORK_KEYS = Stream.concat(
                    Stream.of("name", "until"), NetworkKeys.names().stream())
            .toList();
    private static final List<String> CHECK_KEYS =
            List.of("name", "quantity", "of", "against", "relative", "between", "atMost", "reason");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,60}");

    private StudyFile() {}

    /**
     * @throws InvalidInput with file, line and column of what is wrong
     */
    public static Study read(Path file) {
        return study(YamlSource.read(file));
    }

    /** A study from its text; paths inside are relative to the folder of {@code file}. */
    public static Study parse(String text, Path file) {
        return study(YamlSource.parse(text, file));
    }

    private static Study study(YamlValue root) {
        Map<String, YamlValue> entries = root.entries(KEYS);
        YamlValue name = root.required(entries, "name");
        if (!NAME.matcher(name.text()).matches()) {
            throw name.expected("a name of letters, digits and dashes");
        }
        YamlValue architecture = root.required(entries, "architecture");
        FusionTree tree = architecture.checked(() -> {
            FusionTree parsed = FusionTree.parse(architecture.text());
            LearningOrder.requireTwoModalities(parsed);
            return parsed;
        });
        YamlValue data = root.required(entries, "data");
        Map<String, YamlValue> source = data.entries(List.of("toy", "stats"));
        if (source.size() != 1) {
            throw data.expected("one of toy and stats");
        }
        Moments moments =
                source.containsKey("toy") ? toy(root.required(source, "toy")) : stats(root.required(source, "stats"));
        YamlValue u0 = root.required(entries, "u0");
        if (!(u0.number() > 0)) {
            throw u0.expected("a number above 0");
        }
        List<NamedNetwork> networks = new ArrayList<>();
        for (YamlValue network : root.required(entries, "networks").items()) {
            networks.add(network(network, tree, networks));
        }
        if (networks.isEmpty()) {
            throw root.required(entries, "networks").expected("at least one network");
        }
        List<String> columns = new ArrayList<>(List.of("formula", "reduced"));
        networks.forEach(n -> columns.add(n.name()));
        List<Criterion> criteria = new ArrayList<>();
        for (YamlValue check : root.required(entries, "checks").items()) {
            criteria.add(criterion(check, columns));
        }
        String text = Optional.ofNullable(entries.get("description"))
                .map(YamlValue::text)
                .orElse("");
        String title =
                Optional.ofNullable(entries.get("title")).map(YamlValue::text).orElse(name.text());
        return new Study(
                name.text(),
                title.strip(),
                text.strip(),
                tree,
                data.checked(() -> moments.inOrderOf(tree)),
                describe(source),
                u0.number(),
                networks,
                criteria);
    }

    private static String describe(Map<String, YamlValue> source) {
        YamlValue toy = source.get("toy");
        if (toy == null) {
            return "statistics from " + source.values().iterator().next().text();
        }
        List<String> parts = new ArrayList<>();
        toy.entries().forEach((key, value) -> parts.add(key + " = " + value.text()));
        return "toy data, " + String.join(", ", parts);
    }

    private static Moments toy(YamlValue value) {
        Map<String, YamlValue> entries = value.entries(List.of("ratio", "rho", "wA", "wB"));
        double ratio = value.required(entries, "ratio").number();
        double rho = value.required(entries, "rho").number();
        double wA = entries.containsKey("wA") ? value.required(entries, "wA").number() : 1;
        double wB = entries.containsKey("wB") ? value.required(entries, "wB").number() : 1;
        return value.checked(() -> new ToyData(ratio, rho, wA, wB).moments());
    }

    private static Moments stats(YamlValue value) {
        Path folder =
                Optional.ofNullable(value.file().toAbsolutePath().getParent()).orElse(Path.of("."));
        return StatisticsFile.readOneOutput(folder.resolve(value.text()));
    }

    private static NamedNetwork network(YamlValue value, FusionTree tree, List<NamedNetwork> before) {
        Map<String, YamlValue> entries = value.entries(NETWORK_KEYS);
        YamlValue name = value.required(entries, "name");
        boolean taken = List.of("formula", "reduced").contains(name.text())
                || before.stream().anyMatch(n -> n.name().equals(name.text()));
        if (taken || name.text().isBlank()) {
            throw name.expected("a name that no other column has");
        }
        return new NamedNetwork(name.text(), NetworkSetupReader.read(entries, tree.names()), number(entries, "until"));
    }

    private static OptionalDouble number(Map<String, YamlValue> entries, String key) {
        YamlValue value = entries.get(key);
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!(value.number() > 0)) {
            throw value.expected("a number above 0");
        }
        return OptionalDouble.of(value.number());
    }

    private static Criterion criterion(YamlValue value, List<String> columns) {
        Map<String, YamlValue> entries = value.entries(CHECK_KEYS);
        YamlValue quantityName = value.required(entries, "quantity");
        Quantity quantity = java.util.Arrays.stream(Quantity.values())
                .filter(q -> q.key().equals(quantityName.text()))
                .findFirst()
                .orElseThrow(() -> quantityName.expected("one of " + Quantity.keys()));
        String of = column(value.required(entries, "of"), columns);
        YamlValue against = entries.get("against");
        double least = 0;
        double most;
        if (against != null) {
            most = value.required(entries, "relative").number();
        } else if (entries.containsKey("between")) {
            double[] bounds = value.required(entries, "between").numbers();
            if (bounds.length != 2 || !(bounds[0] <= bounds[1])) {
                throw value.required(entries, "between").expected("two numbers, the smaller first");
            }
            least = bounds[0];
            most = bounds[1];
        } else {
            most = value.required(entries, "atMost").number();
        }
        return new Criterion(
                value.required(entries, "name").text(),
                quantity,
                of,
                against == null ? Optional.empty() : Optional.of(column(against, columns)),
                least,
                most,
                value.required(entries, "reason").text());
    }

    private static String column(YamlValue value, List<String> columns) {
        if (!columns.contains(value.text())) {
            throw value.expected("one of " + columns);
        }
        return value.text();
    }
}
