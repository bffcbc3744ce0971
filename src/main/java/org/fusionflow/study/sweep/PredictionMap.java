package org.fusionflow.study.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.CsvText;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.reduced.Prediction;
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
        quantities.forEach(quantity -> header.add(quantity.key()));
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
        SecondMoments moments = family.moments(values);
        if (nothingToLearn(moments)) {
            return without(row, PointRows.NOTHING_TO_LEARN);
        }
        Prediction prediction = Predictor.halfTimes(tree.get(), moments, family.u0(values));
        quantities.forEach(quantity -> row.add(quantity.cell(prediction)));
        return new PointRows(prediction.trajectory().outcome().name(), CsvText.lines(List.of(row)));
    }

    static boolean nothingToLearn(SecondMoments moments) {
        return IntStream.range(0, moments.modalities().count()).noneMatch(m -> moments.speed(m) > 0);
    }

    /** A row without a prediction, and why. */
    private PointRows without(List<String> row, String outcome) {
        quantities.forEach(quantity -> row.add(quantity == PredictedQuantity.OUTCOME ? outcome : ""));
        return new PointRows(outcome, CsvText.lines(List.of(row)));
    }
}
