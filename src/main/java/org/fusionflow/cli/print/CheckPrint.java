package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.DoubleStream;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Scope;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.design.check.Check.Criterion;

/** Prints checks of studies as JSON and as lines of text. */
public final class CheckPrint {
    private CheckPrint() {}

    /** Adds an array with one object for each check. */
    public static void put(ObjectNode document, List<CheckResult> checks) {
        ArrayNode array = document.putArray("checks");
        for (CheckResult result : checks) {
            ObjectNode node = array.addObject();
            node.put("name", result.check().name().plain());
            if (result.value().isPresent()) {
                Json.put(node, "value", result.value().getAsDouble());
            } else {
                node.putNull("value");
                node.put("notComparable", result.measured());
            }
            bounds(node, result.check().criterion());
            node.put("expected", result.expected());
            node.put("measured", result.measured());
            node.put("error", result.error());
            node.put("where", result.where());
            node.put("cases", result.cases());
            node.put("verdict", result.verdict().words());
            node.put("holds", result.holds());
        }
    }

    /** Adds bounds that are numbers and do not depend on the point. */
    private static void bounds(ObjectNode node, Criterion criterion) {
        double[] bounds = bounds(criterion);
        if (bounds.length == 0 || !DoubleStream.of(bounds).allMatch(Double::isFinite)) {
            return;
        }
        if (bounds.length == 1) {
            node.put("bound", bounds[0]);
        } else {
            node.putArray("bound").add(bounds[0]).add(bounds[1]);
        }
    }

    private static double[] bounds(Criterion criterion) {
        if (criterion instanceof Criterion.Within within) {
            return new double[] {constant(within.bound())};
        }
        if (criterion instanceof Criterion.PlusMinus plusMinus) {
            return new double[] {constant(plusMinus.bound())};
        }
        if (criterion instanceof Criterion.AtMost most) {
            return new double[] {constant(most.bound())};
        }
        if (criterion instanceof Criterion.AtLeast least) {
            return new double[] {constant(least.bound())};
        }
        return criterion instanceof Criterion.Between between
                ? new double[] {constant(between.least()), constant(between.most())}
                : new double[0];
    }

    private static double constant(Formula formula) {
        return formula.names().isEmpty() ? formula.number(Scope.EMPTY) : Double.NaN;
    }

    /** Prints one line for each check. */
    public static void print(List<CheckResult> checks) {
        for (CheckResult result : checks) {
            String error = result.error().isEmpty() ? "" : ", error " + result.error();
            String where = result.where().isEmpty() ? "" : ", at " + result.where();
            String expected = result.expected().isEmpty() ? "" : ", expected " + result.expected();
            System.out.println("  " + result.check().name() + ": "
                    + result.verdict().words() + " (measured " + result.measured() + expected + error + where + ")");
        }
    }
}
