package org.fusionflow.study.experiment.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** Deep networks from random weights: powers of the start that theory gives, and prefactors that it does not. */
final class Kappa implements Experiment {
    static final List<String> COLUMNS = List.of(
            "layers", "fusion", "width", "u0", "source", "seed", "first", "second", "kappa_first", "kappa_second");

    @Override
    public String name() {
        return "kappa";
    }

    @Override
    public String title() {
        return "Random weights: powers of the start hold, prefactors do not";
    }

    @Override
    public String question() {
        return "With W = u0 W^ the early flow of L layers loses u0, so t_A = kappa_A u0^(2-L) and, for L_f > 2, t_B - t_A = kappa_B u0^(2-L_f)"
                + " with constants that depend on architecture, width and data alone. Networks with gaussian-norm starts at ratio 2, rho 0, by"
                + " depth, fusion layer, width and u0, gradient descent at 0.04; for L_f = 2 the delay itself stands under kappa_B. Beside them"
                + " stand the published formula, the reduced flow from the nominal start, and the reduced flow from effective lengths that were"
                + " fitted at the largest u0 to networks of other seeds.";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    /** An architecture and the sizes of the start that suit its depth: the leading order errs by u0^(L-2). */
    record Shape(int layers, int fusion, List<Double> starts) {
        String words() {
            return "L " + layers + ", L_f " + fusion;
        }
    }

    static List<Shape> shapes(Scale scale) {
        List<Double> three = scale.pick(List.of(0.005, 0.01, 0.02), List.of(0.01, 0.04));
        List<Double> four = scale.pick(List.of(0.05, 0.1, 0.2), List.of(0.1, 0.2));
        List<Double> five = scale.pick(List.of(0.15, 0.2, 0.25), List.of(0.2, 0.25));
        return scale.pick(
                List.of(
                        new Shape(3, 2, three),
                        new Shape(3, 3, three),
                        new Shape(4, 2, four),
                        new Shape(4, 3, four),
                        new Shape(4, 4, four),
                        new Shape(5, 2, five),
                        new Shape(5, 4, five)),
                List.of(new Shape(3, 2, three), new Shape(4, 3, four), new Shape(5, 4, five)));
    }

    static List<Integer> widths(Scale scale) {
        return scale.pick(List.of(200, 100, 50, 25), List.of(50, 12));
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        for (int width : widths(scale)) {
            for (Shape shape : shapes(scale)) {
                String at = shape.words() + ", width " + width;
                for (double u0 : shape.starts()) {
                    // Wide ones are dear, and one seed a job.
                    int seeds = scale.pick(width > 100 ? 5 : 8, 2);
                    List<List<Long>> chunks = width > 100
                            ? Trial.seeds(seeds).stream().map(List::of).toList()
                            : List.of(Trial.seeds(seeds));
                    chunks.forEach(chunk -> jobs.add(new Job(
                            at + ", u0 " + u0 + ", seeds from " + chunk.get(0),
                            () -> networks(shape, width, u0, chunk))));
                }
                jobs.add(new Job(at + ", theory", () -> theory(shape, width, scale)));
            }
        }
        return jobs;
    }

    private static DeepNetwork network(Shape shape, int width, double u0) {
        return new DeepNetwork(
                DeepNetwork.tree(shape.layers(), shape.fusion()), DeepNetwork.REFERENCE.moments(), width, u0);
    }

    private static List<Row> networks(Shape shape, int width, double u0, List<Long> seeds) {
        return seeds.stream()
                .map(seed -> row(
                        shape,
                        width,
                        u0,
                        "network",
                        seed,
                        network(shape, width, u0).train(seed)))
                .toList();
    }

    private static List<Row> theory(Shape shape, int width, Scale scale) {
        FusionTree tree = DeepNetwork.tree(shape.layers(), shape.fusion());
        Moments moments = DeepNetwork.REFERENCE.moments();
        double largest = shape.starts().get(shape.starts().size() - 1);
        List<DeepHalfTimes> others =
                network(shape, width, largest).train(Trial.calibrationSeeds(scale.pick(width > 100 ? 5 : 8, 2)));
        EffectiveStart start = EffectiveStart.fit(tree, moments, largest, DeepHalfTimes.typical(others));
        List<Row> rows = new ArrayList<>();
        for (double u0 : shape.starts()) {
            rows.add(row(
                    shape,
                    width,
                    u0,
                    "formula",
                    0,
                    formula(Predictor.predict(Problem.of(tree, moments, u0), PredictionRequest.HALF_TIMES))));
            rows.add(row(shape, width, u0, "reduced", 0, predicted(EffectiveStart.NOMINAL, tree, u0)));
            rows.add(row(shape, width, u0, "calibrated", 0, predicted(start, tree, u0)));
        }
        return rows;
    }

    private static DeepHalfTimes formula(Prediction prediction) {
        double[] times = prediction.laws().formulaTimes().stream()
                .flatMapToDouble(time -> time.isPresent() ? DoubleStream.of(time.getAsDouble()) : DoubleStream.empty())
                .toArray();
        if (times.length != 2) {
            throw new NumericalFailure("formula of " + prediction.tree().newick() + ": expected two times");
        }
        return new DeepHalfTimes(times[0], times[1]);
    }

    private static DeepHalfTimes predicted(EffectiveStart start, FusionTree tree, double u0) {
        return start.predict(tree, DeepNetwork.REFERENCE.moments(), u0)
                .orElseThrow(() -> new NumericalFailure("reduced flow of " + tree.newick() + ": B is not learned"));
    }

    private static Row row(Shape shape, int width, double u0, String source, long seed, DeepHalfTimes times) {
        return Row.of(
                shape.layers(),
                shape.fusion(),
                width,
                u0,
                source,
                seed,
                times.first(),
                times.second(),
                times.first() * Math.pow(u0, shape.layers() - 2),
                times.delay() * Math.pow(u0, shape.fusion() - 2));
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        return new KappaFindings(rows, scale).list();
    }
}
