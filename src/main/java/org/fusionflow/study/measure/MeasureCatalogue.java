package org.fusionflow.study.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.study.design.Catalogue;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.design.column.TheoryColumn;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.column.Variable.Source;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.problem.ProblemTemplate;

/** All measures, including those of plug-ins, by the names that study files use. */
public final class MeasureCatalogue implements Catalogue {
    private final Map<String, MeasurePlugin> measures = new LinkedHashMap<>();
    private final Map<String, TheoryPlugin> theories = new LinkedHashMap<>();

    public MeasureCatalogue(List<MeasurePlugin> measures, List<TheoryPlugin> theories) {
        measures.forEach(plugin -> this.measures.put(plugin.key(), plugin));
        theories.forEach(plugin -> this.theories.put(plugin.key(), plugin));
    }

    @Override
    public Map<String, QuantityName> ofNetworks(List<String> plugins) {
        Map<String, QuantityName> names = new LinkedHashMap<>();
        byKey(plugins).forEach((key, measure) -> names.put(key, measure.name()));
        return names;
    }

    /** The measures of networks by key. */
    Map<String, Measure> byKey(List<String> plugins) {
        Map<String, Measure> all = new LinkedHashMap<>();
        NetworkMeasures.ALL.forEach(measure -> all.put(measure.name().key(), measure));
        for (String plugin : plugins) {
            Optional.ofNullable(measures.get(plugin))
                    .ifPresent(p -> p.measures()
                            .forEach(measure -> all.put(measure.name().key(), measure)));
        }
        return all;
    }

    /** True if a variable needs the visits to fixed points. */
    public boolean needsVisits(List<Variable> variables) {
        return variables.stream()
                .map(Variable::source)
                .filter(Source.OfTheory.class::isInstance)
                .map(Source.OfTheory.class::cast)
                .anyMatch(theory -> theory.quantity().key().equals("warnings")
                        || (theory.quantity().key().equals("plateauLoss")
                                && !(theory.column() instanceof TheoryColumn.Predicted predicted
                                        && !predicted.name().equals("reduced"))));
    }

    /** True if a variable needs states during a run. */
    public boolean needsCourse(List<Variable> variables) {
        return variables.stream()
                .map(Variable::source)
                .filter(Source.OfNetwork.class::isInstance)
                .map(Source.OfNetwork.class::cast)
                .anyMatch(network ->
                        NetworkMeasures.OF_COURSES.contains(network.quantity().key()));
    }

    TheoryPlugin theory(String key) {
        TheoryPlugin plugin = theories.get(key);
        if (plugin == null) {
            throw new IllegalArgumentException("plug-in " + key + ": expected one of " + theories.keySet());
        }
        return plugin;
    }

    @Override
    public Map<String, QuantityName> ofTheory(TheoryColumn column) {
        if (column instanceof TheoryColumn.Predicted predicted) {
            return TheoryMeasures.of(predicted.name());
        }
        if (column instanceof TheoryColumn.OwnStart) {
            return OwnStart.QUANTITIES;
        }
        if (column instanceof TheoryColumn.PluggedIn plugged) {
            return TheoryMeasures.named(theory(plugged.key()).quantities(), List.of());
        }
        return column instanceof TheoryColumn.Scaled ? TheoryMeasures.of("reduced") : Map.of();
    }

    @Override
    public Map<String, QuantityName> ofPredictions() {
        return PredictedCells.named();
    }

    @Override
    public List<String> measures() {
        return List.copyOf(measures.keySet());
    }

    @Override
    public List<String> theories() {
        return List.copyOf(theories.keySet());
    }

    @Override
    public Optional<Boolean> needsNetwork(String theory) {
        return Optional.ofNullable(theories.get(theory)).map(TheoryPlugin::needsNetwork);
    }

    @Override
    public boolean takesNetwork(String theory) {
        return theory(theory).takesNetwork();
    }

    @Override
    public boolean dependsOnNetworks(String theory) {
        return theory(theory).dependsOnNetworks();
    }

    @Override
    public Optional<ProblemTemplate.AtPoint> at(Study study, StudyGrid.Point point) {
        return study.problem().at(point).map(at -> new StudyPoint(study, point, at, false, this).at());
    }
}
