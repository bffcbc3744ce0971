package org.fusionflow.study.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the program can measure and predict: the names that a study may use. */
public interface Catalogue {
    /** Quantities of a trained network, by key; those of plug-ins only if the study names the plug-in. */
    Map<String, QuantityName> ofNetworks(List<String> plugins);

    /** Quantities of a column of theory other than an expression, by key. */
    Map<String, QuantityName> ofTheory(TheoryColumn column);

    /** Quantities that stand under their own names in a table of predictions, in the order of its columns. */
    Map<String, QuantityName> ofPredictions();

    /** Keys of plug-ins that measure networks. */
    List<String> measures();

    /** Keys of plug-ins that make columns of theory. */
    List<String> theories();

    /** True if a plug-in's column has a value for each seed of the network that its argument names. */
    Optional<Boolean> needsNetwork(String theory);

    /** True if a plug-in's column depends on how the networks of the study are set up. */
    boolean dependsOnNetworks(String theory);

    /** The problem of a point, with the columns of theory that settings of networks may use; empty where there is no network. */
    Optional<ProblemTemplate.AtPoint> at(Study study, StudyGrid.Point point);
}
