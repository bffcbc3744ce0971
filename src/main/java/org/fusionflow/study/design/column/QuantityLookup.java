package org.fusionflow.study.design.column;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.expression.Place;

/**
 * Finds the quantity for a name such as {@code linear.halfTime[B]}.
 *
 * @param name as it is written
 * @param column before the dot
 * @param modalities of the study
 * @param place of the name in the file
 */
record QuantityLookup(String name, String column, List<String> modalities, Place place) {
    /**
     * @param quantities of the column
     * @param key between dot and bracket
     * @param label in the brackets
     * @throws org.fusionflow.architecture.InvalidInput if there is no such quantity, or its label does not fit
     */
    QuantityName find(Map<String, QuantityName> quantities, Optional<String> key, Optional<String> label) {
        QuantityName found = key.map(quantities::get).orElse(null);
        if (found == null) {
            throw place.wrong(key.map(k -> "unknown quantity '" + k + "' of " + column)
                            .orElse("'" + name + "' is a column")
                    + ", expected " + column + ".QUANTITY with one of "
                    + quantities.values().stream().map(QuantityName::form).toList());
        }
        boolean labelled = found.label() != QuantityName.Label.NOTHING;
        if (labelled != label.isPresent()) {
            throw place.wrong("'" + name + "': expected "
                    + (labelled
                            ? found.form() + (found.byModality() ? " with one of " + modalities : "")
                            : "no [...] here"));
        }
        if (label.isPresent() && found.byModality() && !modalities.contains(label.get())) {
            throw place.wrong("'" + name + "': unknown modality '" + label.get() + "', expected one of " + modalities);
        }
        if (found.label() == QuantityName.Label.NUMBER && !Numbers.isDecimal(label.orElse(""))) {
            throw place.wrong("'" + name + "': expected a number in the brackets");
        }
        return found;
    }
}
