package org.fusionflow.study.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.Saddle;

/**
 * The fixed points of the reduced flow along one parameter, one row each, with the half times of the flow from the start at the same
 * value. Fixed points have closed forms, tag [FT-7], so a branch is followed by evaluating it: no step can miss or lose one. What
 * changes between two values, the order of learning or the direction of an exit, is located by {@link SpecialPointSearch}.
 *
 * <p>Columns for every modality m: {@code norm_m} of its map at the fixed point; for unlearned ones {@code residual_m}, the norm of
 * {@code e_m} that drives the exit, {@code cosine_m} of the angle between {@code e_m} and {@code Sigma_yxm}, which is negative where an
 * aligned start must turn round, and {@code rate_m} of the exit, 0 where there is none; {@code halfTime_m}, the same in all rows of
 * one value.
 *
 * @param family of the problems
 * @param grid one axis
 */
public record SaddleContinuation(ProblemFamily family, Grid grid) implements PointTable {
    @Override
    public List<String> header() {
        List<String> header = new ArrayList<>(grid.header());
        header.addAll(List.of("learned", "kind", "loss"));
        for (String column : List.of("norm", "residual", "cosine", "rate", "halfTime")) {
            family.architecture().names().forEach(name -> header.add(column + "_" + name));
        }
        header.add("outcome");
        return header;
    }

    @Override
    public PointRows rows(int point) {
        Map<Parameter, Double> values = grid.values(point);
        Optional<FusionTree> tree = family.tree(values);
        if (tree.isEmpty()) {
            return without(point, PointRows.NO_SUCH_NETWORK);
        }
        Moments moments = family.moments(values);
        if (PredictionMap.nothingToLearn(moments)) {
            return without(point, PointRows.NOTHING_TO_LEARN);
        }
        Prediction prediction =
                Predictor.predict(Problem.of(tree.get(), moments, family.u0(values)), PredictionRequest.HALF_TIMES);
        String outcome = prediction.outcome().name();
        List<List<String>> rows = new ArrayList<>();
        for (Saddle saddle : prediction.graph().orElseThrow().saddles()) {
            List<String> row = new ArrayList<>(grid.cells(point));
            row.addAll(cells(saddle, moments));
            row.addAll(PredictedQuantity.HALF_TIMES.of(prediction));
            row.add(outcome);
            rows.add(row);
        }
        return new PointRows(outcome, CsvText.lines(rows));
    }

    private static List<String> cells(Saddle saddle, Moments moments) {
        List<String> cells = new ArrayList<>(
                List.of(saddle.learned().toString(), saddle.kind().label(), CsvText.cell(saddle.loss())));
        for (int m = 0; m < saddle.norms().size(); m++) {
            cells.add(CsvText.cell(saddle.norms().at(m)));
        }
        exits(cells, saddle, Exit::residualNorm);
        exits(cells, saddle, exit -> cosine(exit, moments));
        exits(cells, saddle, Exit::rate);
        return cells;
    }

    /** A cell for every modality, empty for those that have no exit because they are learned. */
    private static void exits(List<String> cells, Saddle saddle, Function<Exit, Double> quantity) {
        for (int m = 0; m < saddle.norms().size(); m++) {
            cells.add(saddle.exit(m).map(quantity).map(CsvText::cell).orElse(""));
        }
    }

    /** Between the residual and the correlation; not a number, an empty cell, where one of them is 0. */
    private static double cosine(Exit exit, Moments moments) {
        int m = exit.modality();
        return exit.direction()
                .map(direction -> direction.dot(moments.correlation(m)) / moments.speed(m))
                .orElse(Double.NaN);
    }

    private PointRows without(int point, String outcome) {
        List<String> row = new ArrayList<>(grid.cells(point));
        while (row.size() < header().size() - 1) {
            row.add("");
        }
        row.add(outcome);
        return new PointRows(outcome, CsvText.lines(List.of(row)));
    }

    @Override
    public Optional<List<SpecialPoint>> specialPoints() {
        SweepAxis axis = grid.axes().get(0);
        return axis.parameter().isData()
                ? family.tree(Map.of()).map(tree -> SpecialPointSearch.along(family, tree, axis))
                : Optional.empty();
    }
}
