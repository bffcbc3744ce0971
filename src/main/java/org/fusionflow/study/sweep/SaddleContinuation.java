package org.fusionflow.study.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.CsvText;
import org.fusionflow.data.LeastSquares;
import org.fusionflow.data.LocatedTime;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Predictor;

/**
 * The fixed points of the reduced flow along one parameter, one row each, with the half times of the flow from the start at the same
 * value. Fixed points have closed forms, tag [FT-7], so a branch is followed by evaluating it: no step can miss or lose one. What
 * changes between two values, the order of learning or the direction of an exit, is located by {@link SpecialPointSearch}.
 *
 * <p>Columns for every modality m: {@code norm_m} of its map at the fixed point; for unlearned ones {@code residual_m}, the norm of
 * {@code e_m} that drives the exit, and {@code cosine_m} of the angle between {@code e_m} and {@code Sigma_yxm}, which is negative where
 * an aligned start must turn round; {@code halfTime_m}.
 *
 * @param family of the problems
 * @param grid one axis
 */
public record SaddleContinuation(ProblemFamily family, Grid grid) implements PointTable {
    private static final double[] NO_STATES = {};

    /** Residual norm relative to the correlation that counts as 0: double rounding of exact statistics, as in predict. */
    private static final double PERMANENT = 1e-9;

    @Override
    public List<String> header() {
        List<String> header = new ArrayList<>(grid.header());
        header.addAll(List.of("learned", "kind", "loss"));
        for (String column : List.of("norm", "residual", "cosine", "halfTime")) {
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
        SecondMoments moments = family.moments(values);
        if (PredictionMap.nothingToLearn(moments)) {
            return without(point, PointRows.NOTHING_TO_LEARN);
        }
        Prediction prediction = Predictor.predict(tree.get(), moments, family.u0(values), NO_STATES);
        String outcome = prediction.trajectory().outcome().name();
        List<List<String>> rows = new ArrayList<>();
        for (Set<Integer> learned : AdmissibleSets.of(tree.get())) {
            List<String> row = new ArrayList<>(grid.cells(point));
            row.addAll(cells(tree.get(), moments, learned));
            for (Optional<LocatedTime> time : prediction.trajectory().halfTimes()) {
                row.add(time.map(t -> CsvText.cell(t.time())).orElse(""));
            }
            row.add(outcome);
            rows.add(row);
        }
        return new PointRows(outcome, CsvText.lines(rows));
    }

    private static List<String> cells(FusionTree tree, SecondMoments moments, Set<Integer> learned) {
        int count = moments.modalities().count();
        LeastSquares point = LeastSquares.on(moments, learned);
        int[] orders = AdmissibleSets.orders(tree, learned);
        String[] norms = new String[count];
        String[] residuals = new String[count];
        String[] cosines = new String[count];
        int least = Integer.MAX_VALUE;
        for (int m = 0; m < count; m++) {
            norms[m] = CsvText.cell(moments.modalities().block(point.map(), m).norm());
            residuals[m] = "";
            cosines[m] = "";
            if (!learned.contains(m)) {
                Vector residual = moments.modalities().block(point.residual(), m);
                residuals[m] = CsvText.cell(residual.norm());
                cosines[m] = CsvText.cell(residual.dot(moments.correlation(m)) / (residual.norm() * moments.speed(m)));
                if (residual.norm()
                        > PERMANENT * moments.inputOutputCorrelation().norm()) {
                    least = Math.min(least, orders[m]);
                }
            }
        }
        List<String> cells =
                new ArrayList<>(List.of(set(tree.names(), learned), kind(least), CsvText.cell(point.loss())));
        cells.addAll(Arrays.asList(norms));
        cells.addAll(Arrays.asList(residuals));
        cells.addAll(Arrays.asList(cosines));
        return cells;
    }

    private static String set(List<String> names, Set<Integer> learned) {
        return learned.stream().map(names::get).collect(Collectors.joining(",", "{", "}"));
    }

    /** By the fewest small factors of a gain that drives an exit: with one the escape is exponential. */
    private static String kind(int least) {
        return least == Integer.MAX_VALUE ? "minimum" : least == 1 ? "strict saddle" : "higher-order saddle";
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
        Axis axis = grid.axes().get(0);
        return axis.parameter().isData()
                ? family.tree(Map.of()).map(tree -> SpecialPointSearch.along(family, tree, axis))
                : Optional.empty();
    }
}
