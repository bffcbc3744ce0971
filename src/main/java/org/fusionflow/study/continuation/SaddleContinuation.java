package org.fusionflow.study.continuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.grid.StudyGrid;

/**
 * Follows the fixed points of the reduced flow along one parameter: one row for each fixed point, with the half times of the flow from the start
 * at the same value. Fixed points have closed forms, tag [FT-7], so a branch is followed by evaluating them, and no step can miss or lose a
 * branch. Changes between two values, of the order of learning or of the direction of an exit, are located by {@link SpecialPointSearch}.
 *
 * <p>The columns for every modality m are: {@code norm_m} of its map at the fixed point; for unlearned modalities {@code residual_m}, the norm
 * of {@code e_m} that drives the exit, {@code cosine_m} of the angle between {@code e_m} and {@code Sigma_yxm}, which is negative where an
 * aligned start must reverse its sign, and {@code rate_m} of the exit, 0 if there is none; and {@code halfTime_m}, the same in all rows of one
 * value.
 *
 * @param study with one axis of numbers
 */
public record SaddleContinuation(Study study) {
    /** The column names of the table. */
    public List<String> header() {
        List<String> header = new ArrayList<>(study.grid().names());
        header.addAll(List.of("learned", "kind", "loss"));
        for (String column : List.of("norm", "residual", "cosine", "rate", "halfTime")) {
            names().forEach(name -> header.add(column + "_" + name));
        }
        header.add("outcome");
        return header;
    }

    private List<String> names() {
        return study.problem().modalities(study.grid());
    }

    /** The prediction at a point, with its fixed points; empty if the point has no network or nothing to learn. */
    public Optional<Prediction> prediction(StudyGrid.Point point) {
        return study.problem()
                .at(point)
                .filter(at -> at.problem().moments().correlation().norm() > 0)
                .map(at -> Predictor.predict(at.problem(), PredictionRequest.WHOLE));
    }

    /** The rows of a point, one for each fixed point. */
    public List<List<String>> rows(StudyGrid.Point point, Prediction prediction) {
        List<List<String>> rows = new ArrayList<>();
        for (Saddle saddle : prediction.graph().orElseThrow().saddles()) {
            List<String> row = new ArrayList<>(point.cells());
            row.addAll(cells(saddle, prediction.moments()));
            for (int m = 0; m < names().size(); m++) {
                row.add(CsvText.cell(prediction.halfTime(m)));
            }
            row.add(prediction.outcome().name());
            rows.add(row);
        }
        return rows;
    }

    /** The row of a point without fixed points, with the reason as its outcome. */
    public List<String> without(StudyGrid.Point point, String outcome) {
        List<String> row = new ArrayList<>(point.cells());
        while (row.size() < header().size() - 1) {
            row.add("");
        }
        row.add(outcome);
        return row;
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

    /** Adds a cell for every modality, empty for learned modalities, which have no exit. */
    private static void exits(List<String> cells, Saddle saddle, Function<Exit, Double> quantity) {
        for (int m = 0; m < saddle.norms().size(); m++) {
            cells.add(saddle.exit(m).map(quantity).map(CsvText::cell).orElse(""));
        }
    }

    /** The cosine between residual and correlation; NaN, an empty cell, if one of them is 0. */
    private static double cosine(Exit exit, Moments moments) {
        int m = exit.modality();
        return exit.direction()
                .map(direction -> direction.dot(moments.correlation(m)) / moments.speed(m))
                .orElse(Double.NaN);
    }

    /** The changes along the axis; empty for an axis that does not change toy data. */
    public Optional<SpecialPoints> specialPoints() {
        String axis = study.grid().names().get(0);
        StudyGrid.Point first = study.grid().points().get(0);
        return study.problem().isOfToyData(axis)
                ? study.problem()
                        .at(first)
                        .map(at -> SpecialPointSearch.along(study, at.problem().tree()))
                : Optional.empty();
    }
}
