package org.fusionflow.study.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.check.Check;
import org.fusionflow.study.design.check.Check.Criterion;
import org.fusionflow.study.design.check.Check.Every;

/** Checks whether a quantity rises or falls from one point to the next along an axis. */
final class MonotoneCheck {
    private final Check check;
    private final Criterion.Monotone monotone;
    private final Cases cases;
    private final ResultTables tables;
    private final List<String> axes;

    private int steps;
    private int holding;
    private String worst = "";
    private double wrongWay = Double.NEGATIVE_INFINITY;
    private String howMuch = "";

    MonotoneCheck(Check check, Criterion.Monotone monotone, Cases cases, ResultTables tables) {
        this.check = check;
        this.monotone = monotone;
        this.cases = cases;
        this.tables = tables;
        Set<String> used = monotone.along().names();
        this.axes = tables.grid().names().stream().filter(used::contains).toList();
    }

    CheckResult result() {
        List<Case> all = cases.single(check.every() == Every.SEED);
        for (List<Case> group : Groups.apart(cases, all, tables.grid(), axes, check)) {
            walk(group);
        }
        return CheckRun.counted(check, monotone.share(), holding, steps, worst).withError(howMuch);
    }

    /** Follows the points in the order of the axis, so that both sides of |rho| are followed; with several axes, in the order of the expression. */
    private void walk(List<Case> group) {
        List<Case> ordered = new ArrayList<>(group);
        ordered.sort(Comparator.comparingDouble(one -> axes.size() == 1
                ? one.scope().value(axes.get(0)).number()
                : monotone.along().number(one.scope())));
        for (int i = 1; i < ordered.size(); i++) {
            Case before = ordered.get(i - 1);
            Case after = ordered.get(i);
            double direction =
                    monotone.along().number(after.scope()) - monotone.along().number(before.scope());
            if (direction == 0) {
                continue;
            }
            double change = check.of().number(after.scope()) - check.of().number(before.scope());
            double sign = Math.signum(direction) * (monotone.rising() ? 1 : -1);
            double margin = monotone.errors() == 0 ? 0 : monotone.errors() * Math.hypot(error(before), error(after));
            steps++;
            if (sign * change > margin) {
                holding++;
            } else {
                wrong(before, after, change, sign);
            }
        }
    }

    /**
     * Remembers the step with the largest change in the wrong direction, relative to its first value. A step whose values do not exist comes
     * before all others.
     */
    private void wrong(Case before, Case after, double change, double sign) {
        double relative = change / Math.abs(check.of().number(before.scope()));
        double way = Double.isNaN(relative) ? Double.POSITIVE_INFINITY : -sign * relative;
        if (way > wrongWay || worst.isEmpty()) {
            wrongWay = way;
            worst = before.where() + " to " + after.where();
            howMuch = Double.isNaN(relative) ? "no value" : Digits.percent(relative);
        }
    }

    private double error(Case one) {
        List<Datum> values =
                one.scope().parts().stream().map(part -> check.of().at(part)).toList();
        return SeedStatistics.of(values).error();
    }
}
