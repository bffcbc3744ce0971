package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.column.Variable.Source;
import org.fusionflow.study.measure.UnitRows;

/** Decides which variables of a study are columns of which table. */
final class StudyColumns {
    private final Study study;

    StudyColumns(Study study) {
        this.study = study;
    }

    /** Variables with one value for each point that a job computes, in the order of their columns. */
    List<Variable> ofPoints() {
        return study.variables().stream()
                .filter(v -> v.network().isEmpty())
                .filter(v -> !(v.source() instanceof Source.OfAxis) && !(v.source() instanceof Source.OfFormula))
                .toList();
    }

    /** Variables with a value for each seed of a network that a job computes, one for each column. */
    List<Variable> ofRuns(String network) {
        Map<String, Variable> columns = new LinkedHashMap<>();
        study.variables().stream()
                .filter(v -> v.network().isPresent() && v.network().get().equals(network))
                .filter(v -> !(v.source() instanceof Source.OfFormula))
                .forEach(v -> columns.putIfAbsent(v.column(), v));
        return List.copyOf(columns.values());
    }

    /** Columns of the table of points that jobs compute. */
    List<String> pointHeader() {
        List<String> header = new ArrayList<>(study.grid().names());
        ofPoints().forEach(v -> header.add(v.column()));
        return header;
    }

    /** Columns of the table of runs that jobs compute, of all networks. */
    List<String> runHeader() {
        List<String> header = new ArrayList<>(study.grid().names());
        header.addAll(List.of("network", "seed", "outcome"));
        header.addAll(runColumns());
        return header;
    }

    List<String> runColumns() {
        return study.variables().stream()
                .filter(v -> v.network().isPresent() && !(v.source() instanceof Source.OfFormula))
                .map(Variable::column)
                .distinct()
                .toList();
    }

    List<String> curveHeader() {
        List<String> header = new ArrayList<>(study.grid().names());
        header.addAll(List.of("network", "seed", "time"));
        header.addAll(study.record().what());
        return header;
    }

    /** Columns of the table of units. */
    List<String> unitHeader() {
        List<String> header = new ArrayList<>(study.grid().names());
        header.addAll(UnitRows.HEADER);
        header.addAll(study.record().unitColumns());
        return header;
    }

    /** A variable's value as a cell. */
    static String cell(Variable variable, Datum datum) {
        boolean whole = variable.source() instanceof Source.OfTheory theory
                ? theory.quantity().whole()
                : variable.source() instanceof Source.OfNetwork network
                        && network.quantity().whole();
        return whole && datum instanceof Datum.Real number ? Long.toString((long) number.value()) : cell(datum);
    }

    /** A value as a cell. */
    static String cell(Datum datum) {
        if (datum instanceof Datum.Real number) {
            return CsvText.cell(number.value());
        }
        if (datum instanceof Datum.Truth truth) {
            return Boolean.toString(truth.value());
        }
        return datum instanceof Datum.Word word ? word.text() : "";
    }
}
