package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.study.check.ResultTables;
import org.fusionflow.study.check.SeedStatistics;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.column.Variable.Source;
import org.fusionflow.study.design.column.Variable.Statistic;

/** Puts the tables of a study together from the rows of its jobs: it adds columns that are expressions, and statistics of seeds. */
final class TableAssembly {
    private final Study study;
    private StudyTable points;
    private StudyTable runs;

    /**
     * @param points columns that jobs compute, one row for each point
     * @param runs columns that jobs compute, one row for each run
     */
    TableAssembly(Study study, StudyTable points, StudyTable runs) {
        this.study = study;
        this.points = points;
        this.runs = runs;
        // An expression uses names that come before it, so the order is that of the file.
        for (Variable variable : study.variables()) {
            if (variable.source() instanceof Source.OfFormula of && !has(variable)) {
                add(variable, of.formula());
            }
        }
    }

    private boolean has(Variable variable) {
        return (variable.network().isEmpty() ? points : runs).has(variable.column());
    }

    private void add(Variable variable, Formula formula) {
        ResultTables tables = tables();
        if (variable.network().isEmpty()) {
            List<String> cells = new ArrayList<>();
            for (int point = 0; point < study.grid().size(); point++) {
                cells.add(StudyColumns.cell(formula.at(tables.atPoint(point, List.of()))));
            }
            points = points.with(variable.column(), cells);
            return;
        }
        List<String> cells = new ArrayList<>();
        Map<List<String>, Integer> places = new LinkedHashMap<>();
        study.grid().points().forEach(p -> places.put(p.cells(), places.size()));
        int axes = study.grid().names().size();
        for (int row = 0; row < runs.size(); row++) {
            boolean own = runs.text(row, "network").equals(variable.network().get());
            int point = places.getOrDefault(runs.rows().get(row).subList(0, axes), -1);
            cells.add(
                    own && point >= 0
                            ? StudyColumns.cell(formula.at(tables.atSeed(point, runs.text(row, "seed"))))
                            : "");
        }
        runs = runs.with(variable.column(), cells);
    }

    /** The tables with the columns computed so far. */
    private ResultTables tables() {
        return new ResultTables(study.grid(), study.variables(), points, runs);
    }

    /** One row for each point, with statistics of the seeds in place of columns that differ between seeds. */
    StudyTable points() {
        List<String> header = new ArrayList<>(study.grid().names());
        Map<String, Optional<Variable>> columns = new LinkedHashMap<>();
        for (Variable variable : study.variables()) {
            if (variable.source() instanceof Source.OfAxis) {
                continue;
            }
            if (variable.network().isEmpty()) {
                columns.put(variable.column(), Optional.empty());
            } else if (variable.kind() != Datum.Kind.WORD) {
                for (Statistic statistic : statistics(variable)) {
                    columns.put(variable.pointColumn(statistic), Optional.of(variable));
                }
            }
        }
        header.addAll(columns.keySet());
        List<List<String>> rows = new ArrayList<>();
        ResultTables tables = tables();
        for (int point = 0; point < study.grid().size(); point++) {
            List<String> row = new ArrayList<>(study.grid().points().get(point).cells());
            for (Map.Entry<String, Optional<Variable>> column : columns.entrySet()) {
                row.add(
                        column.getValue().isEmpty()
                                ? points.text(point, column.getKey())
                                : statistic(tables, point, column.getValue().get(), column.getKey()));
            }
            rows.add(row);
        }
        return new StudyTable(header, rows);
    }

    private static Set<Statistic> statistics(Variable variable) {
        Set<Statistic> wanted = new LinkedHashSet<>(List.of(Statistic.MEAN, Statistic.SD, Statistic.N));
        variable.statistic().ifPresent(wanted::add);
        return wanted;
    }

    private static String statistic(ResultTables tables, int point, Variable variable, String column) {
        SeedStatistics seeds = tables.ofSeeds(point, variable);
        Statistic statistic =
                Statistic.valueOf(column.substring(column.lastIndexOf('.') + 1).toUpperCase(java.util.Locale.ROOT));
        return statistic == Statistic.N
                ? seeds.seeds() == 0 ? "" : Integer.toString(seeds.count())
                : StudyTable.cell(seeds.value(statistic));
    }

    /** One row for each point, with all columns that have one value for each point. */
    StudyTable computed() {
        return points;
    }

    StudyTable runs() {
        return runs;
    }
}
