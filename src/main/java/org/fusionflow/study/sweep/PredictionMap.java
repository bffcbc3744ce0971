package org.fusionflow.study.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;

/**
 * One row a point: the values of the axes, then quantities of the prediction for the problem there.
 *
 * @param family of the problems
 * @param grid of the points
 * @param quantities columns after those of the axes
 */
public record PredictionMap(ProblemFamily family, Grid grid, List<PredictedQuantity> quantities) implements PointTable {
    public PredictionMap {
        quantities = List.copyOf(quantities);
    }

    @Override
    public List<String> header() {
        List<String> header = new ArrayList<>(grid.header());
        quantities.forEach(quantity -> header.addAll(quantity.columns(names())));
        return header;
    }

    @Override
    public PointRows rows(int point) {
        Map<Parameter, Double> values = grid.values(point);
        List<String> row = new ArrayList<>(grid.cells(point));
        Optional<FusionTree> tree = family.tree(values);
        if (tree.isEmpty()) {
            return without(row, PointRows.NO_SUCH_NETWORK);
        }
        Moments moments = family.moments(values);
        if (nothingToLearn(moments)) {
            return without(row, PointRows.NOTHING_TO_LEARN);
        }
        double u0 = family.u0(values);
        boolean watched = quantities.stream().anyMatch(PredictedQuantity::isWatched);
        Prediction prediction = Predictor.predict(
                Problem.of(tree.get(), moments, u0), watched ? PredictionRequest.WHOLE : PredictionRequest.HALF_TIMES);
        quantities.forEach(quantity -> row.addAll(quantity.of(prediction)));
        return new PointRows(prediction.outcome().name(), CsvText.lines(List.of(row)));
    }

    private List<String> names() {
        return family.architecture().names();
    }

    static boolean nothingToLearn(Moments moments) {
        return IntStream.range(0, moments.modalities().count()).noneMatch(m -> moments.speed(m) > 0);
    }

    /** A row without a prediction, and why. */
    private PointRows without(List<String> row, String outcome) {
        for (PredictedQuantity quantity : quantities) {
            quantity.columns(names()).forEach(column -> row.add(quantity == PredictedQuantity.OUTCOME ? outcome : ""));
        }
        return new PointRows(outcome, CsvText.lines(List.of(row)));
    }
}
