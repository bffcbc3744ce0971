package org.fusionflow.study.design.column;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.data.file.YamlOverlay;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Formula;

/** Reads the columns of theory of a study. */
public final class TheoryReader {
    private static final Pattern OWN_START =
            Pattern.compile("reduced\\(\\s*start of\\s+([^,\\s)]+)\\s*(,\\s*each\\s*)?\\)");
    private static final Pattern SCALED = Pattern.compile("reduced\\(\\s*u0\\s*=\\s*(.+)\\)");

    private TheoryReader() {}

    /** The columns of an entry: one, except for {@code reduced(start of network)}, which gives one for each network. */
    public static List<TheoryColumn> columns(
            String name, YamlValue value, StudyNames names, QuantityCatalogue catalogue) {
        Matcher own = OWN_START.matcher(value.isMapping() ? "" : value.text().strip());
        if (own.matches() && own.group(1).equals("network") && !names.networks().contains("network")) {
            if (names.networks().isEmpty()) {
                throw value.problem(name + ": expected networks in the study, whose starts it is of");
            }
            boolean each = own.group(2) != null;
            return names.networks().stream()
                    .map(network ->
                            (TheoryColumn) new TheoryColumn.OwnStart(names.ofNetwork(name, network), network, each))
                    .toList();
        }
        return List.of(column(name, value, names, catalogue));
    }

    private static TheoryColumn column(String name, YamlValue value, StudyNames names, QuantityCatalogue catalogue) {
        if (value.isMapping()) {
            return pluggedIn(name, value, names, catalogue);
        }
        String text = value.text().strip();
        Matcher own = OWN_START.matcher(text);
        if (own.matches()) {
            if (!names.networks().contains(own.group(1))) {
                throw value.problem(
                        name + ": unknown network '" + own.group(1) + "', expected one of " + names.networks());
            }
            return new TheoryColumn.OwnStart(name, own.group(1), own.group(2) != null);
        }
        Matcher scaled = SCALED.matcher(text);
        if (scaled.matches()) {
            return new TheoryColumn.Scaled(
                    name, value.part("u0", scaled.group(1).strip()));
        }
        if (text.startsWith("reduced(")) {
            throw value.problem(name + ": found '" + text
                    + "', expected reduced(start of NETWORK), reduced(start of NETWORK, each) or reduced(u0 = NUMBER)");
        }
        Formula formula = Formula.of(value.source(), names);
        return new TheoryColumn.Derived(name, formula, names.networkOf(formula));
    }

    private static TheoryColumn pluggedIn(String name, YamlValue value, StudyNames names, QuantityCatalogue catalogue) {
        Map<String, YamlValue> entries = value.entries();
        YamlValue key = value.required(entries, "plugin");
        if (!catalogue.theories().contains(key.text())) {
            throw key.expected("one of " + catalogue.theories());
        }
        boolean needed = catalogue.needsNetwork(key.text()).orElse(false);
        Optional<String> network = Optional.empty();
        if (needed || (catalogue.takesNetwork(key.text()) && entries.containsKey("network"))) {
            YamlValue given = value.required(entries, "network");
            network = Optional.of(given.word(names.networks().isEmpty() ? List.of("none") : names.networks()));
        }
        return new TheoryColumn.PluggedIn(name, key.text(), YamlOverlay.without(value, Set.of("plugin")), network);
    }
}
