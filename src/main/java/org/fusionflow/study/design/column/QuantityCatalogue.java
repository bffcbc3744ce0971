package org.fusionflow.study.design.column;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the quantities that the program can measure and predict, under the names that a study may use. */
public interface QuantityCatalogue {
    /** Quantities of a trained network, by key; those of plug-ins only if the study names the plug-in. */
    Map<String, QuantityName> ofNetworks(List<String> plugins);

    /** Quantities of a column of theory other than an expression, by key. */
    Map<String, QuantityName> ofTheory(TheoryColumn column);

    /** Quantities that have their own columns in a table of predictions, in the order of its columns. */
    Map<String, QuantityName> ofPredictions();

    /** Keys of plug-ins that measure networks. */
    List<String> measures();

    /** Keys of plug-ins that compute columns of theory. */
    List<String> theories();

    /** True if a plug-in's column has a value for each seed of the network that its argument names; empty if there is no such plug-in. */
    Optional<Boolean> needsNetwork(String theory);

    /** True if a plug-in's column has a value for each seed of a network if its argument names one. */
    boolean takesNetwork(String theory);

    /** True if a plug-in's column depends on the setup of the study's networks. */
    boolean dependsOnNetworks(String theory);
}
