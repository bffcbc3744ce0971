package org.fusionflow.study.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Scope;
import org.fusionflow.study.check.CheckResult.Verdict;
import org.fusionflow.study.design.check.Check;
import org.fusionflow.study.design.check.Check.Criterion;
import org.fusionflow.study.design.check.Check.Every;

/** Checks the slope of a quantity along an axis; with {@code every: seed} the mean of one slope for each seed is compared. */
final class SlopeCheck {
    private final Check check;
    private final Criterion.Slope slope;
    private final Cases cases;
    private final ResultTables tables;

    SlopeCheck(Check check, Criterion.Slope slope, Cases cases, ResultTables tables) {
        this.check = check;
        this.slope = slope;
        this.cases = cases;
        this.tables = tables;
    }

    CheckResult result() {
        Set<String> used = slope.over().names();
        List<String> axes =
                tables.grid().names().stream().filter(used::contains).toList();
        List<Case> all = cases.single(check.every() == Every.SEED);
        Map<String, List<List<Case>>> bySeed = new LinkedHashMap<>();
        for (List<Case> group : Groups.apart(cases, all, tables.grid(), axes, check)) {
            bySeed.computeIfAbsent(place(group, axes), k -> new ArrayList<>()).add(group);
        }
        CheckResult worst = CheckRun.noCase(check);
        double excess = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, List<List<Case>>> place : bySeed.entrySet()) {
            List<Datum> slopes =
                    place.getValue().stream().map(g -> Datum.of(slopeOf(g))).toList();
            SeedStatistics statistics = SeedStatistics.of(slopes);
            Scope scope =
                    Cases.scope(place.getValue().stream().flatMap(List::stream).toList());
            double is = slope.is().number(scope);
            double bound = slope.bound().number(scope);
            double error = Math.abs(statistics.meanOfAll() - is);
            if (Double.isNaN(error) || Double.isNaN(bound)) {
                return new CheckResult(
                        check,
                        Verdict.NOT_COMPARABLE,
                        Digits.number(is),
                        Digits.number(statistics.meanOfAll()),
                        "",
                        place.getKey(),
                        bySeed.size(),
                        OptionalDouble.empty());
            }
            if (error / bound > excess) {
                excess = error / bound;
                worst = new CheckResult(
                        check,
                        CheckResult.verdict(check, error <= bound),
                        Digits.number(is) + " ± " + Digits.number(bound),
                        Digits.mean(statistics.mean(), statistics.error()),
                        Digits.number(statistics.mean() - is),
                        place.getKey(),
                        bySeed.size(),
                        OptionalDouble.of(statistics.mean()));
            }
        }
        return worst;
    }

    /** The values that the seeds of one group have in common, as text. */
    private String place(List<Case> group, List<String> axes) {
        if (!check.per().isEmpty()) {
            Scope scope = group.get(0).scope();
            return Cases.words(
                    check.per(), check.per().stream().map(p -> p.at(scope)).toList());
        }
        var point = tables.grid().points().get(group.get(0).point());
        List<String> words = new ArrayList<>();
        for (int a = 0; a < point.names().size(); a++) {
            if (!axes.contains(point.names().get(a))) {
                words.add(point.names().get(a) + " = " + point.cells().get(a));
            }
        }
        return String.join(", ", words);
    }

    private double slopeOf(List<Case> group) {
        double[] x = new double[group.size()];
        double[] y = new double[group.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = scaled(slope.over().number(group.get(i).scope()));
            y[i] = scaled(check.of().number(group.get(i).scope()));
        }
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xy / xx;
    }

    private double scaled(double value) {
        return slope.logarithmic() ? StrictMath.log(value) : value;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
