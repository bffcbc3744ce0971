package org.fusionflow.study.design.column;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Place;

/** Reads which quantities the tables of a study have, besides those that its checks and figures use. */
public final class QuantityReader {
    private static final Pattern BARE = Pattern.compile("([A-Za-z]\\w*)(?:\\[([^\\]]*)\\])?");

    /** Quantities of networks that are shown if the study names none. */
    private static final List<String> USUAL = List.of("halfTime", "timeRatio", "finalLoss");

    /** Quantities that a report compares. */
    private static final List<String> COMPARED = List.of(
            "halfTime",
            "firstHalfTime",
            "secondHalfTime",
            "lastHalfTime",
            "timeRatio",
            "plateauLoss",
            "mapError",
            "lossError",
            "conservedDrift");

    private final StudyNames names;
    private final QuantityCatalogue catalogue;
    private final Map<String, QuantityName> predictions;
    private final Map<String, QuantityName> measured;

    public QuantityReader(StudyNames names, QuantityCatalogue catalogue, List<String> plugins) {
        this.names = names;
        this.catalogue = catalogue;
        this.predictions = catalogue.ofPredictions();
        this.measured = catalogue.ofNetworks(plugins);
    }

    public void read(YamlValue given) {
        List<YamlValue> items = given.items();
        if (items.isEmpty()) {
            throw given.expected("at least one quantity");
        }
        for (int i = 0; i < items.size(); i++) {
            YamlValue item = items.get(i);
            if (items.subList(0, i).stream().anyMatch(other -> other.text().equals(item.text()))) {
                throw item.expected("each quantity only once");
            }
            add(item);
        }
    }

    private void add(YamlValue item) {
        String text = item.text().strip();
        Place place = item.source().place(0);
        Matcher bare = BARE.matcher(text);
        boolean predicted = predictions.containsKey(text);
        boolean ofNetworks = bare.matches()
                && measured.containsKey(bare.group(1))
                && !names.networks().isEmpty();
        if (predicted) {
            predicted(text);
        }
        if (ofNetworks) {
            for (String network : names.networks()) {
                ofNetwork(network, bare.group(1), Optional.ofNullable(bare.group(2)), place);
            }
        }
        if (!predicted && !ofNetworks) {
            if (bare.matches() && !names.isColumn(text)) {
                throw item.expected("one of " + predictions.keySet()
                        + (names.networks().isEmpty() ? "" : ", of networks " + measured.keySet())
                        + ", or COLUMN.QUANTITY");
            }
            names.variable(text, place);
        }
    }

    private void predicted(String key) {
        QuantityName quantity = predictions.getOrDefault(key, QuantityName.number(key, ""));
        if (quantity.byModality()) {
            names.modalities().forEach(m -> predicted(quantity, Optional.of(m)));
        } else {
            predicted(quantity, Optional.empty());
        }
    }

    /** Adds a quantity of predictions under its own name. */
    private void predicted(QuantityName quantity, Optional<String> modality) {
        String column = modality.map(m -> "halfTime_" + m).orElse(quantity.key());
        names.add(new Variable(
                column,
                quantity.kind(),
                Optional.empty(),
                Optional.empty(),
                column,
                new Variable.Source.OfTheory(new TheoryColumn.Predicted(""), quantity, modality)));
    }

    /** Adds a quantity of the formula and of the reduced system, if they have it. */
    private void ofTheory(String key, Place place) {
        for (String column : List.of("formula", "reduced")) {
            QuantityName quantity =
                    catalogue.ofTheory(new TheoryColumn.Predicted(column)).get(key);
            if (quantity != null && quantity.byModality()) {
                names.modalities().forEach(m -> names.variable(column + "." + key + "[" + m + "]", place));
            } else if (quantity != null) {
                names.variable(column + "." + key, place);
            }
        }
    }

    private void ofNetwork(String network, String key, Optional<String> modality, Place place) {
        QuantityName quantity = measured.getOrDefault(key, QuantityName.number(key, ""));
        if (quantity.byModality() && modality.isEmpty()) {
            names.modalities().forEach(m -> names.variable(network + "." + key + "[" + m + "]", place));
        } else {
            names.variable(
                    network + "." + key + modality.map(m -> "[" + m + "]").orElse(""), place);
        }
    }

    /**
     * Adds the default quantities of a study that names none.
     *
     * @param single true for a study without axes, which a report compares
     * @param asked true if checks or figures name the quantities that they need
     */
    public void usual(boolean single, boolean asked) {
        Place nowhere = new Place("", 0, 0);
        if (single) {
            for (String key : COMPARED) {
                names.networks().forEach(network -> ofNetwork(network, key, Optional.empty(), nowhere));
                ofTheory(key, nowhere);
            }
        } else if (!names.networks().isEmpty() && !asked) {
            for (String key : USUAL) {
                names.networks().forEach(network -> ofNetwork(network, key, Optional.empty(), nowhere));
            }
        } else if (names.networks().isEmpty() && !asked) {
            predictions.keySet().forEach(this::predicted);
        }
    }
}
