package org.fusionflow.network.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.Population;
import org.fusionflow.data.Samples;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Symmetric;
import org.fusionflow.data.ToyData;
import org.fusionflow.data.TrainingData;
import org.fusionflow.data.Vector;
import org.fusionflow.data.VectorMoments;
import org.fusionflow.network.Descent;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.TrainedRun;
import org.fusionflow.network.TrainingPlan;
import org.fusionflow.network.Watching;
import org.fusionflow.network.model.PointLoss;
import org.fusionflow.network.shape.Head;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.network.start.GaussianStd;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each observable against its formula, written out on the matrices. */
final class RecordedObservablesTest {
    /** Sums of some tens of products of numbers near 1. */
    private static final double ROUNDING = 1e-13;

    private final TrainingPlan plan = Networks.plan(Networks.design(), Descent.plain(0.05), Networks.steps(200));
    private final Layout layout = Simulator.layout(plan);
    private final NetworkState state = Networks.start(plan);

    private static double[][] matrix(Layout layout, String name, double[] weights) {
        Layer layer = layout.layers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        double[][] matrix = new double[layer.rows()][layer.columns()];
        for (int r = 0; r < layer.rows(); r++) {
            System.arraycopy(weights, layer.offset() + r * layer.columns(), matrix[r], 0, layer.columns());
        }
        return matrix;
    }

    private double[][] matrix(String name) {
        return matrix(layout, name, state.weights());
    }

    private static double[][] times(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right[0].length; j++) {
                for (int k = 0; k < right.length; k++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] other = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                other[j][i] = matrix[i][j];
            }
        }
        return other;
    }

    private static void add(double factor, double[][] from, double[][] to) {
        for (int i = 0; i < to.length; i++) {
            for (int j = 0; j < to[0].length; j++) {
                to[i][j] += factor * from[i][j];
            }
        }
    }

    private static double norm(double[]... rows) {
        double squares = 0;
        for (double[] row : rows) {
            for (double entry : row) {
                squares += entry * entry;
            }
        }
        return Math.sqrt(squares);
    }

    /** {@code w = W_root [W_A2 W_A1, W_BC [W_B, W_C2 W_C1]]}. */
    private double[][] map() {
        double[][] root = matrix("A+B+C.1");
        double[][] inner = times(root, matrix("B+C.1"));
        double[][] a = times(times(root, matrix("A.2")), matrix("A.1"));
        double[][] b = times(inner, matrix("B.1"));
        double[][] c = times(times(inner, matrix("C.2")), matrix("C.1"));
        return new double[][] {a[0], b[0], c[0]};
    }

    private double[] joinedMap() {
        double[][] map = map();
        return new double[] {map[0][0], map[0][1], map[1][0], map[2][0], map[2][1], map[2][2]};
    }

    @Test
    void mapAndItsNormsAreProductsOfTheLayers() {
        MapEntries entries = new MapEntries(layout.modalities(), 1);
        assertEquals(
                List.of("map.A.1", "map.A.2", "map.B.1", "map.C.1", "map.C.2", "map.C.3"),
                entries.quantities().get(0).columns());
        assertArrayEquals(joinedMap(), Networks.measure(entries, state), ROUNDING);
        MapNorms norms = new MapNorms(layout.modalities());
        assertEquals(
                List.of("mapNorm.A", "mapNorm.B", "mapNorm.C"),
                norms.quantities().get(0).columns());
        double[][] map = map();
        assertArrayEquals(
                new double[] {norm(map[0]), norm(map[1]), norm(map[2])}, Networks.measure(norms, state), ROUNDING);
    }

    @Test
    void lossIsThatOfTheSamples() {
        Samples samples = plan.data().samples().orElseThrow();
        assertEquals(samples.loss(Vector.of(joinedMap())), Networks.measure(new Loss(), state)[0], ROUNDING);
    }

    @Test
    void generalizationIsThePopulationsFormulaOrTheHeldOutLoss() {
        Population population = Networks.population();
        double[] map = joinedMap();
        double expected = 0.5 * 0.2 * 0.2;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                expected += 0.5
                        * (map[i] - population.teacher().at(i))
                        * population.inputCovariance().at(i, j)
                        * (map[j] - population.teacher().at(j));
            }
        }
        assertEquals(expected, Networks.measure(GeneralizationError.on(population, layout), state)[0], ROUNDING);
        Samples heldOut = plan.data().heldOut().orElseThrow();
        Observable onSamples = GeneralizationError.on(Simulator.heldOut(plan).orElseThrow());
        assertEquals(heldOut.loss(Vector.of(map)), Networks.measure(onSamples, state)[0], ROUNDING);
    }

    @Test
    void aBiasAddsTheSquareOfItsConstantToTheGeneralizationError() {
        TrainingPlan biased = Networks.plan(Networks.design().withBiases(true), Descent.plain(0.05), Networks.steps(9));
        Layout places = Simulator.layout(biased);
        double[] weights = Simulator.start(biased).weights();
        Observable error = GeneralizationError.on(Networks.population(), places);
        double without = Networks.measure(error, Networks.look(biased, weights))[0];
        Junction output = places.junctions().get(0);
        weights[output.bias()] = 0.3;
        assertEquals(without + 0.5 * 0.09, Networks.measure(error, Networks.look(biased, weights))[0], ROUNDING);
    }

    @Test
    void generalizationOfReluIsTheMeanOverHeldOutSamples() {
        TrainingPlan relu = Networks.plan(
                new NetworkDesign(
                        FusionTree.parse("(A:2,B:2,C:2):0"),
                        List.of(4),
                        List.of(),
                        org.fusionflow.network.shape.Activation.RELU,
                        false),
                Descent.plain(0.05),
                Networks.steps(9));
        NetworkState there = Networks.start(relu);
        Layout places = Simulator.layout(relu);
        Samples heldOut = relu.data().heldOut().orElseThrow();
        double sum = 0;
        for (int s = 0; s < heldOut.count(); s++) {
            double made = 0;
            for (int m = 0; m < 3; m++) {
                String name = places.modalities().names().get(m);
                double[][] first = matrix(places, name + ".1", there.weights());
                double[][] second = matrix(places, name + ".2", there.weights());
                for (int unit = 0; unit < 4; unit++) {
                    double z = 0;
                    for (int i = 0; i < first[unit].length; i++) {
                        z += first[unit][i]
                                * heldOut.input(s, places.modalities().start(m) + i);
                    }
                    made += second[0][unit] * Math.max(0, z);
                }
            }
            sum += 0.5 * Math.pow(heldOut.output(s, 0) - made, 2);
        }
        Observable error = Observables.parse("generalization", "record", relu).get(0);
        assertEquals(sum / heldOut.count(), Networks.measure(error, there)[0], ROUNDING);
    }

    @Test
    void layerNormsAreFrobeniusNorms() {
        LayerNorms norms = new LayerNorms(layout);
        double[] measured = Networks.measure(norms, state);
        for (int l = 0; l < layout.layers().size(); l++) {
            String name = layout.layers().get(l).name();
            assertEquals(
                    "layerNorm." + name, norms.quantities().get(0).columns().get(l));
            assertEquals(norm(matrix(name)), measured[l], ROUNDING);
        }
    }

    @Test
    void singularValuesAreRootsOfTheEigenvaluesOfTheGramMatrix() {
        LayerSingularValues observable = new LayerSingularValues(layout, 3);
        double[] measured = Networks.measure(observable, state);
        int at = 0;
        for (Quantity quantity : observable.quantities()) {
            double[][] w = matrix(quantity.name().substring("singular.".length()));
            assertEquals(Math.min(3, Math.min(w.length, w[0].length)), quantity.size());
            Symmetric gram = new Symmetric(times(transposed(w), w));
            for (int k = 0; k < quantity.size(); k++) {
                double eigenvalue = gram.eigenvalue(gram.size() - 1 - k);
                assertEquals(eigenvalue, measured[at] * measured[at], ROUNDING, quantity.name());
                at++;
            }
        }
        assertEquals(measured.length, at);
    }

    @Test
    void singularVectorsBelongToTheirValueAtEveryScale() {
        for (double scale : new double[] {1e-200, 1, 1e200}) {
            double[] entries = {0, 0, 3 * scale, 0, -2 * scale, 0, 1 * scale, 1 * scale}; // offset 2, 2 x 3
            SingularValues found = SingularValues.of(entries, 2, 2, 3);
            for (int r = 0; r < 2; r++) {
                double image = 0;
                for (int c = 0; c < 3; c++) {
                    image += entries[2 + 3 * r + c] * found.right().at(c);
                }
                assertEquals(found.values().at(0) / scale * found.left().at(r), image / scale, ROUNDING);
            }
            assertEquals(1, found.left().norm(), ROUNDING);
            assertEquals(1, found.right().norm(), ROUNDING);
            assertTrue(found.values().at(0) > found.values().at(1));
        }
    }

    @Test
    void aLayerOfZerosHasNoDirection() {
        SingularValues none = SingularValues.of(new double[6], 0, 2, 3);
        assertEquals(Vector.of(0, 0), none.values());
        assertEquals(0, none.left().norm());
    }

    @Test
    @Tag("closed-form")
    void alignmentIsTheCosineOfTheTopSingularVectors() {
        SecondMoments toy = new ToyData(2, 0.3, 1, 1).moments();
        TrainingPlan two = toyPlan("(A:1,B:1):1", toy);
        Layout places = Simulator.layout(two);
        double[] weights = new double[places.weights()];
        double angle = 0.7;
        double[] r = {Math.cos(angle), Math.sin(angle), 0};
        // Columns of first layers are their left singular vectors, the row of the last is its right one.
        Layer a = places.layers().get(0);
        Layer b = places.layers().get(1);
        Layer last = places.layers().get(2);
        weights[a.offset()] = -2;
        weights[b.offset() + 2] = 5;
        System.arraycopy(r, 0, weights, last.offset(), 3);
        Alignment alignment = new Alignment(places);
        assertEquals(
                List.of("alignment.A.1-A+B.1", "alignment.B.1-A+B.1"),
                alignment.quantities().get(0).columns());
        assertArrayEquals(
                new double[] {Math.cos(angle), 0}, Networks.measure(alignment, Networks.look(two, weights)), 1e-15);
    }

    @Test
    void layersOfAnAlignedStartAreAligned() {
        TrainingPlan aligned = toyPlan("(A:3,B:2):2", new ToyData(2, 0.3, 1, 1).moments());
        for (double cosine : Networks.measure(new Alignment(Simulator.layout(aligned)), Networks.start(aligned))) {
            assertEquals(1, cosine, 1e-14);
        }
    }

    @Test
    void conservedChangeIsThatOfTheBalanceAtEachHiddenVector() {
        double[] before = Simulator.start(plan).weights();
        TrainedRun run = Simulator.train(plan, Watching.NOBODY);
        double[] after = run.end().weights();
        double largest = layout.layers().stream()
                .mapToDouble(layer -> norm(matrix(layout, layer.name(), after)))
                .map(one -> one * one)
                .max()
                .orElseThrow();
        double[][] fusion = new double[4][4];
        for (double[] weights : List.of(after, before)) {
            double sign = weights == after ? 1 : -1;
            double[][] root = matrix(layout, "A+B+C.1", weights);
            double[][] a = matrix(layout, "A.2", weights);
            double[][] inner = matrix(layout, "B+C.1", weights);
            add(sign, times(transposed(root), root), fusion);
            add(-sign, times(a, transposed(a)), fusion);
            add(-sign, times(inner, transposed(inner)), fusion);
        }
        ConservedChange observable = new ConservedChange(layout, before);
        double[] measured = Networks.measure(observable, Networks.look(plan, after));
        List<String> columns = observable.quantities().get(0).columns();
        assertEquals(norm(fusion) / largest, measured[columns.indexOf("conserved.A.2")], ROUNDING);
        assertTrue(norm(fusion) / largest > 1e-6, "this run must move");
        assertEquals(
                run.result().conservedDrift(),
                java.util.Arrays.stream(measured).max().orElseThrow(),
                ROUNDING);
        assertArrayEquals(new double[measured.length], Networks.measure(observable, state));
    }

    @Test
    void unitsOfReluAreBalancedOneByOne() {
        // What the flow conserves drifts at first order of the rate over the same time.
        double coarse = reluChange(2e-3, 200);
        double fine = reluChange(1e-3, 400);
        assertEquals(2, coarse / fine, 0.05, coarse + " " + fine);
        assertTrue(fine < 1e-3, "change " + fine);
    }

    private static double reluChange(double rate, long steps) {
        TrainingPlan relu = Networks.plan(Networks.relu(), Descent.plain(rate), Networks.steps(steps));
        double[] before = Simulator.start(relu).weights();
        TrainedRun run = Simulator.train(relu, Watching.NOBODY);
        Observable change = new ConservedChange(Simulator.layout(relu), before);
        return Vector.of(Networks.measure(change, Networks.look(relu, run.end().weights())))
                .norm();
    }

    @Test
    @Tag("closed-form")
    void saddleDistancesOfTwoScalarModalities() {
        SecondMoments toy = new ToyData(2, 0.3, 1, 1).moments();
        TrainingPlan two = toyPlan("(A:2,B:2):1", toy);
        double aa = toy.inputCovariance().at(0, 0);
        double ab = toy.inputCovariance().at(0, 1);
        double bb = toy.inputCovariance().at(1, 1);
        double ya = toy.inputOutputCorrelation().at(0);
        double yb = toy.inputOutputCorrelation().at(1);
        double determinant = aa * bb - ab * ab;
        double[] all = {(ya * bb - yb * ab) / determinant, (yb * aa - ya * ab) / determinant};
        SaddleDistances distances = new SaddleDistances(VectorMoments.of(toy));
        assertEquals(
                List.of("saddleDistance.none", "saddleDistance.A", "saddleDistance.B", "saddleDistance.A+B"),
                distances.quantities().get(0).columns());
        NetworkState there = Networks.start(two);
        Vector w = there.map().get(0);
        assertArrayEquals(
                new double[] {
                    w.norm() / norm(all),
                    Math.hypot(w.at(0) - ya / aa, w.at(1)) / norm(all),
                    Math.hypot(w.at(0), w.at(1) - yb / bb) / norm(all),
                    Math.hypot(w.at(0) - all[0], w.at(1) - all[1]) / norm(all)
                },
                Networks.measure(distances, there),
                ROUNDING);
    }

    @Test
    void cloudsHoldFirstLayersAndOutgoingNorms() {
        WeightClouds clouds = new WeightClouds(layout);
        assertEquals(
                List.of("units.B.1", "units.A.1", "units.C.1", "outgoing.B.1", "outgoing.A.1", "outgoing.C.1").stream()
                        .sorted()
                        .toList(),
                clouds.quantities().stream().map(Quantity::name).sorted().toList());
        Recording recorded =
                new Recording(clouds.quantities(), List.of(new Recording.Row(0, 0, Networks.measure(clouds, state))));
        double[][] first = matrix("A.1");
        double[] units = recorded.values("units.A.1");
        double[] outgoing = recorded.values("outgoing.A.1");
        double[][] second = transposed(matrix("A.2"));
        for (int unit = 0; unit < 4; unit++) {
            assertEquals(first[unit][1], units[2 * unit + 1]);
            assertEquals(norm(second[unit]), outgoing[unit], ROUNDING);
        }
        // The unit of B is read by the layer above the inner fusion, together with C's.
        assertEquals(norm(transposed(matrix("B+C.1"))[2]), recorded.values("outgoing.B.1")[2], ROUNDING);
    }

    @Test
    void severalOutputsAndHeadsHaveTheirOwnColumns() {
        Samples one = plan.data().samples().orElseThrow();
        Samples two = Samples.of(one.modalities(), one.count(), 2, (p, x, y) -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = one.input(p, i);
            }
            y[0] = one.output(p, 0);
            y[1] = x[0] - x[3];
        });
        NetworkDesign fission = new NetworkDesign(
                FusionTree.parse(Networks.TREE),
                List.of(4),
                List.of(new Head("P", 1, 1), new Head("Q", 2, 1)),
                org.fusionflow.network.shape.Activation.LINEAR,
                true);
        TrainingPlan split = new TrainingPlan(
                fission,
                TrainingData.of(two),
                PointLoss.MSE,
                0,
                Optional.empty(),
                new GaussianStd(),
                0.4,
                Descent.plain(0.01),
                1,
                Vector.of(),
                Networks.steps(5));
        NetworkState there = Networks.start(split);
        MapEntries entries = new MapEntries(split.data().moments().modalities(), 2);
        assertEquals("map.2.A.1", entries.quantities().get(0).columns().get(6));
        double[] map = Networks.measure(entries, there);
        assertEquals(there.map().get(1).at(0), map[6]);
        double squares = 0;
        for (int i : new int[] {0, 1, 6, 7}) {
            squares += map[i] * map[i];
        }
        assertEquals(
                Math.sqrt(squares),
                Networks.measure(new MapNorms(split.data().moments().modalities()), there)[0],
                ROUNDING);
        List<String> pairs =
                new Alignment(Simulator.layout(split)).quantities().get(0).columns();
        assertTrue(pairs.contains("alignment.A+B+C.1-P.1") && pairs.contains("alignment.A+B+C.1-Q.1"), "" + pairs);
        for (Observable observable : Observables.parse("all", "record", split)) {
            assertTrue(Double.isFinite(
                    Vector.of(Networks.measure(observable, there)).norm()));
        }
    }

    @Test
    void namesChooseObservables() {
        List<Observable> chosen = Observables.parse("loss, singular:2,units", "--record", plan);
        assertEquals(3, chosen.size());
        assertEquals(new LayerSingularValues(layout, 2), new LayerSingularValues(layout, 2));
        assertEquals(2, chosen.get(1).quantities().get(0).size());
        assertEquals(
                Observables.names().size(),
                Observables.parse("all", "--record", plan).size());
        for (String wrong : List.of("", "losses", "loss:3", "singular:0", "singular:x", "loss,loss", "loss,,map")) {
            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> Observables.parse(wrong, "--record", plan), wrong);
            assertTrue(String.valueOf(refused.getMessage()).startsWith("--record"), wrong);
        }
    }

    @Test
    void whatARunDoesNotHaveIsRefusedByNameAndLeftOutOfAll() {
        TrainingPlan shallow = toyPlan("(A:1,B:1):0", new ToyData(2, 0.3, 1, 1).moments());
        assertEquals(
                List.of("loss", "mapNorm", "map", "layerNorm", "singular.A.1", "singular.B.1", "saddleDistance"),
                Observables.parse("all", "--record", shallow).stream()
                        .flatMap(one -> one.quantities().stream())
                        .map(Quantity::name)
                        .toList());
        for (String missing : List.of("generalization", "alignment", "conserved", "units")) {
            assertThrows(InvalidInput.class, () -> Observables.parse(missing, "--record", shallow), missing);
        }
        TrainingPlan biased = Networks.plan(Networks.design().withBiases(true), Descent.plain(0.05), Networks.steps(9));
        assertThrows(InvalidInput.class, () -> Observables.parse("saddleDistance", "--record", biased));
    }

    private static TrainingPlan toyPlan(String tree, SecondMoments moments) {
        return new TrainingPlan(
                FusionTree.parse(tree),
                moments,
                Optional.empty(),
                3,
                new AlignedStart(),
                0.3,
                Descent.plain(0.01),
                1,
                Vector.of(),
                Networks.steps(5));
    }
}
