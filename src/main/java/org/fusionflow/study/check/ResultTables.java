package org.fusionflow.study.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Scope;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.grid.StudyGrid;

/** The tables of a study, with access by the variables of its expressions. */
public final class ResultTables {
    private final StudyGrid grid;
    private final StudyTable points;
    private final StudyTable runs;
    private final Map<String, Variable> variables = new HashMap<>();
    /** Row of the table of runs by point, network and seed. */
    private final List<Map<String, Map<String, Integer>>> rows = new ArrayList<>();

    /**
     * @param points one row for each point of the grid, in its order
     * @param runs rows begin with the cells of the axes; without rows if there are no networks
     */
    public ResultTables(StudyGrid grid, List<Variable> variables, StudyTable points, StudyTable runs) {
        this.grid = grid;
        this.points = points;
        this.runs = runs;
        variables.forEach(variable -> this.variables.put(variable.name(), variable));
        Map<List<String>, Integer> byCells = new HashMap<>();
        for (StudyGrid.Point point : grid.points()) {
            byCells.put(point.cells(), rows.size());
            rows.add(new HashMap<>());
        }
        int axes = grid.names().size();
        for (int row = 0; row < runs.size(); row++) {
            int point = byCells.getOrDefault(runs.rows().get(row).subList(0, axes), -1);
            if (point >= 0) {
                rows.get(point)
                        .computeIfAbsent(runs.text(row, "network"), n -> new LinkedHashMap<>())
                        .put(runs.text(row, "seed"), row);
            }
        }
    }

    StudyGrid grid() {
        return grid;
    }

    /** Seeds of a network at a point, in their order; none if it is not trained there. */
    List<String> seeds(int point, String network) {
        return List.copyOf(rows.get(point).getOrDefault(network, Map.of()).keySet());
    }

    Variable variable(String name) {
        Variable variable = variables.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("variable " + name + ": expected one of " + variables.keySet());
        }
        return variable;
    }

    /** Adds the networks whose values a formula uses. */
    void networks(Formula formula, Set<String> networks) {
        for (String name : formula.names()) {
            Variable variable = variable(name);
            variable.network().ifPresent(networks::add);
            if (variable.source() instanceof Variable.Source.OfFormula inner) {
                networks(inner.formula(), networks);
            }
        }
    }

    /** The values at one seed of a point. */
    public Scope atSeed(int point, String seed) {
        return name -> {
            Variable variable = variable(name);
            return variable.network().isPresent() && variable.statistic().isEmpty()
                    ? ofSeed(point, variable, seed)
                    : atPoint(point, variable);
        };
    }

    /**
     * The values at a point.
     *
     * @param seeds that aggregates run over
     */
    public Scope atPoint(int point, List<String> seeds) {
        return new Scope() {
            @Override
            public Datum value(String name) {
                return atPoint(point, variable(name));
            }

            @Override
            public List<Scope> parts() {
                return seeds.isEmpty()
                        ? List.of(this)
                        : seeds.stream().map(seed -> atSeed(point, seed)).toList();
            }
        };
    }

    /** Statistics of a variable over the seeds of a point. */
    public SeedStatistics ofSeeds(int point, Variable variable) {
        return SeedStatistics.of(values(point, variable));
    }

    private List<Datum> values(int point, Variable variable) {
        return seeds(point, variable.network().orElseThrow()).stream()
                .map(seed -> ofSeed(point, variable, seed))
                .toList();
    }

    private Datum ofSeed(int point, Variable variable, String seed) {
        Integer row = rows.get(point)
                .getOrDefault(variable.network().orElseThrow(), Map.of())
                .get(seed);
        return row == null ? Datum.Missing.VALUE : datum(runs.text(row, variable.column()), variable.kind());
    }

    private Datum atPoint(int point, Variable variable) {
        if (variable.network().isEmpty()) {
            return datum(points.text(point, variable.column()), variable.kind());
        }
        List<Datum> values = values(point, variable);
        if (variable.statistic().isPresent()) {
            return Datum.of(SeedStatistics.of(values).value(variable.statistic().get()));
        }
        if (variable.kind() != Datum.Kind.NUMBER) {
            return values.stream().distinct().count() == 1 ? values.get(0) : Datum.Missing.VALUE;
        }
        return Datum.of(SeedStatistics.of(values).meanOfAll());
    }

    private static Datum datum(String cell, Datum.Kind kind) {
        if (cell.isEmpty()) {
            return Datum.Missing.VALUE;
        }
        return switch (kind) {
            case NUMBER ->
                cell.equals("true") || cell.equals("false")
                        ? Datum.of(cell.equals("true") ? 1 : 0)
                        : Datum.of(Double.parseDouble(cell));
            case WORD -> Datum.of(cell);
            case TRUTH -> Datum.of(Boolean.parseBoolean(cell));
        };
    }
}
