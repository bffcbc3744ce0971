package org.fusionflow.study.measure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.expression.Datum;
import org.fusionflow.ode.Outcome;
import org.fusionflow.study.design.column.TheoryColumn;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.column.Variable.Source;

/** Computes the variables of a study at one point, or for one of its runs. To be used by one thread. */
public final class PointMeasurement {
    private final MeasureCatalogue catalogue;
    private final StudyPoint point;
    private final Map<String, Map<String, Datum>> columns = new HashMap<>();
    private final Map<String, StudyPoint> scaled = new HashMap<>();
    private boolean predicted;

    public PointMeasurement(MeasureCatalogue catalogue, StudyPoint point) {
        this.catalogue = catalogue;
        this.point = point;
    }

    /** The value of a variable that has one value for each point. */
    public Datum atPoint(Variable variable) {
        if (variable.source() instanceof Source.OfAxis) {
            return point.point().value(variable.name());
        }
        if (variable.source() instanceof Source.OfProblem problem) {
            return point.symbol(problem.symbol());
        }
        return variable.source() instanceof Source.OfTheory theory
                ? theory(theory, Optional.empty())
                : Datum.Missing.VALUE;
    }

    /** The value of a column that settings of networks use, directly or through an expression. */
    Datum ofSetting(Variable variable) {
        return variable.source() instanceof Source.OfFormula of
                ? of.formula().at(name -> ofSetting(used(name)))
                : atPoint(variable);
    }

    private Variable used(String name) {
        Variable variable = point.study().columnsOfSettings().get(name);
        if (variable == null) {
            throw new IllegalArgumentException("column " + name + ": expected one that a setting uses");
        }
        return variable;
    }

    /** The value of a variable for a run. */
    public Datum of(Variable variable, NetworkRun run) {
        if (variable.source() instanceof Source.OfNetwork network) {
            Measure measure = catalogue
                    .byKey(point.study().plugins())
                    .get(network.quantity().key());
            return measure == null
                    ? Datum.Missing.VALUE
                    : measure.of(run, network.modality().orElse(""));
        }
        return variable.source() instanceof Source.OfTheory theory
                ? theory(theory, Optional.of(run))
                : Datum.Missing.VALUE;
    }

    /** The outcome of the point's prediction; empty if no measured variable needed one. */
    public Optional<Outcome> outcome() {
        return predicted ? Optional.of(point.prediction().outcome()) : Optional.empty();
    }

    private Datum theory(Source.OfTheory source, Optional<NetworkRun> run) {
        String label = source.modality().orElse("");
        int modality = point.modality(label);
        if (source.quantity().byModality() && modality < 0) {
            return Datum.Missing.VALUE;
        }
        String key = source.quantity().key();
        if (source.column() instanceof TheoryColumn.Predicted own) {
            predicted = true;
            return own.name().isEmpty()
                    ? PredictedCells.value(point.prediction(), key, modality)
                    : TheoryMeasures.value(point, own.name(), key, modality);
        }
        if (source.column() instanceof TheoryColumn.Scaled other) {
            return TheoryMeasures.value(scaled(other), "reduced", key, modality);
        }
        String full = label.isEmpty() ? key : key + "[" + label + "]";
        return columns.computeIfAbsent(source.column().name(), name -> values(source.column(), run))
                .getOrDefault(full, Datum.Missing.VALUE);
    }

    private StudyPoint scaled(TheoryColumn.Scaled column) {
        return scaled.computeIfAbsent(column.name(), name -> {
            Value start = point.at().value(column.u0());
            double u0 = start.number();
            Problem problem = start.checked(() -> point.problem().withStart(u0));
            return point.from(problem);
        });
    }

    private Map<String, Datum> values(TheoryColumn column, Optional<NetworkRun> run) {
        if (column instanceof TheoryColumn.OwnStart own) {
            return OwnStart.values(run.orElseThrow(), own.each());
        }
        TheoryColumn.PluggedIn plugged = (TheoryColumn.PluggedIn) column;
        return catalogue.theory(plugged.key()).values(point, run, point.at().value(plugged.arguments()));
    }
}
