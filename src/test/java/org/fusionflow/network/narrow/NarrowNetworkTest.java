package org.fusionflow.network.narrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.linear.OrthonormalBasis;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hidden vectors are shortened, to what length, and that nothing is lost on the way there and back. */
final class NarrowNetworkTest {
    /** Two modalities of 2 and 3 inputs, one output unless the heads say otherwise. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                // The tree, the widths, and those of the narrow network.
                "(A:2,B:2):0     | 100       | 3,4",
                "(A:2,B:2):0     | 4         | 3,4",
                "(A:2,B:2):0     | 3         | none",
                "(A:1,B:1):1     | 100       | 6",
                "(A:2,B:1):0     | 100       | 3",
                "(A:2,B:3):0     | 100       | 3,100,100",
                "(A:2,B:2):1     | 100       | none",
                "(A:3,B:3):0     | 100       | none",
                "(A:3,B:3):0     | 90,7,90,7 | 9,7,10,7",
                "(A:3,B:3):0     | 7,90,7,90 | 7,8,7,8",
                "((A:1,B:1):1):0 | 50        | 6",
                "(A:1,B:1):0     | 50        | none",
            })
    void hiddenVectorsAreAsLongAsWhatTheyMeet(String tree, String widths, String narrow) {
        NetworkDesign design = NetworkDesign.linear(FusionTree.parse(tree.strip()), 1);
        Layout wide = layout(withWidths(design, numbers(widths)), 1);
        Optional<NarrowNetwork> found = NarrowNetwork.of(wide, gaussian(wide, new Random(1)));
        assertEquals(
                narrow == null ? Optional.empty() : Optional.of(numbers(narrow)),
                found.map(network -> network.layout().design().widths()));
        found.ifPresent(network -> assertTrue(network.layout().weights() < wide.weights()));
    }

    @Test
    void outputsHeadsAndBiasesCount() {
        NetworkDesign late = NetworkDesign.linear(FusionTree.parse("(A:2,B:2):0"), 50);
        assertEquals(List.of(2 + 3, 3 + 3), widths(late, 3, true));
        assertEquals(List.of(2 + 3 + 1, 3 + 3 + 1), widths(late.withBiases(true), 3, true));
        // Biases that start at 0 are combinations of the rows above from the first step on.
        assertEquals(List.of(2 + 3, 3 + 3), widths(late.withBiases(true), 3, false));
        NetworkDesign fission = new NetworkDesign(
                FusionTree.parse("(A:1,B:1):0"),
                List.of(50),
                List.of(new Head("x", 1, 2), new Head("y", 1, 1)),
                Activation.LINEAR,
                false);
        assertEquals(List.of(2 + 3 + 3), widths(fission, 3, true));
    }

    @Test
    void networksThatAreNotLinearAreLeftAlone() {
        NetworkDesign relu =
                NetworkDesign.linear(FusionTree.parse("(A:2,B:2):0"), 50).withActivation(Activation.RELU);
        Layout wide = layout(relu, 1);
        assertEquals(Optional.empty(), NarrowNetwork.of(wide, gaussian(wide, new Random(1))));
    }

    @Test
    void narrowNetworksAreAsNarrowAsCanBe() {
        Layout wide = layout(NetworkDesign.linear(FusionTree.parse("(A:2,B:3):0"), 100), 1);
        double[] weights = gaussian(wide, new Random(1));
        NarrowNetwork network = NarrowNetwork.of(wide, weights).orElseThrow();
        assertEquals(Optional.empty(), NarrowNetwork.of(network.layout(), network.narrowed(weights)));
    }

    /** Columns from 1e-9 to 1, some of them equal or 0. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void basesAreOrthonormalAndHoldEveryColumnToRoundingOfItsOwn(long seed) {
        Random random = new Random(seed);
        int rows = 2 + random.nextInt(199);
        int columns = 1 + random.nextInt(Math.min(rows, 20));
        DMatrixRMaj given = new DMatrixRMaj(rows, columns);
        for (int c = 0; c < columns; c++) {
            double scale = random.nextInt(4) == 0 ? 0 : Math.pow(10, -random.nextInt(10));
            boolean again = c > 0 && random.nextInt(4) == 0;
            for (int r = 0; r < rows; r++) {
                given.set(r, c, again ? scale * given.get(r, c - 1) : scale * random.nextGaussian());
            }
        }
        DMatrixRMaj basis = OrthonormalBasis.of(given);
        double[][] q = new double[columns][rows];
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                q[c][r] = basis.get(r, c);
            }
        }
        for (int a = 0; a < columns; a++) {
            for (int b = 0; b < columns; b++) {
                // A few rounding errors of 1.1e-16.
                assertEquals(a == b ? 1 : 0, dot(q[a], q[b]), 1e-15, "seed " + seed);
            }
        }
        for (int c = 0; c < columns; c++) {
            double[] column = new double[rows];
            for (int r = 0; r < rows; r++) {
                column[r] = given.get(r, c);
            }
            double[] missing = column.clone();
            for (double[] direction : q) {
                double share = dot(direction, column);
                for (int r = 0; r < rows; r++) {
                    missing[r] -= share * direction[r];
                }
            }
            assertTrue(norm(missing) <= 1e-15 * norm(column), "seed " + seed + ", column " + c);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-3, 1})
    void weightsAreTheSameThereAndBack(double scale) {
        NetworkDesign design = new NetworkDesign(
                FusionTree.parse("(A:2,(B:1):1):0"), List.of(200, 150), List.of(), Activation.LINEAR, true);
        Layout wide = layout(design, 2);
        double[] weights = gaussian(wide, new Random(1));
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale;
        }
        NarrowNetwork network = NarrowNetwork.of(wide, weights).orElseThrow();
        double[] narrow = network.narrowed(weights);
        // Entries come to 14 times the scale in the narrow network.
        assertArrayEquals(weights, network.lifted(narrow), 4e-14 * scale);
        assertArrayEquals(narrow, network.narrowed(network.lifted(narrow)), 4e-14 * scale);
        assertEquals(norm(weights), norm(narrow), 1e-13 * norm(weights));
        NarrowNetwork again = NarrowNetwork.in(wide, network.bases());
        assertEquals(network.layout().design(), again.layout().design());
        assertArrayEquals(network.lifted(narrow), again.lifted(narrow));
    }

    @Test
    void basesOfAnotherNetworkAreRefused() {
        Layout wide = layout(NetworkDesign.linear(FusionTree.parse("(A:2,B:2):0"), 10), 1);
        for (Map<String, double[]> wrong : List.of(
                Map.of("A.1", new double[25]),
                Map.of("A.1", new double[0]),
                Map.of("A.1", new double[110]),
                Map.of("C.1", new double[30]))) {
            String message = String.valueOf(assertThrows(InvalidInput.class, () -> NarrowNetwork.in(wide, wrong))
                    .getMessage());
            assertTrue(message.contains("hidden vector"), message);
        }
    }

    private static List<Integer> widths(NetworkDesign design, int outputs, boolean withBias) {
        Layout wide = layout(design, outputs);
        double[] weights = gaussian(wide, new Random(1));
        if (!withBias) {
            for (Junction junction : wide.junctions()) {
                Arrays.fill(weights, junction.bias(), junction.bias() + junction.size(), 0);
            }
        }
        return NarrowNetwork.of(wide, weights).orElseThrow().layout().design().widths();
    }

    private static NetworkDesign withWidths(NetworkDesign design, List<Integer> widths) {
        return new NetworkDesign(design.tree(), widths, design.heads(), design.activation(), design.biases());
    }

    private static Layout layout(NetworkDesign design, int outputs) {
        return new Layout(design, new Modalities(design.tree().names(), List.of(2, 3)), outputs);
    }

    private static List<Integer> numbers(String text) {
        return List.of(text.strip().split(",", -1)).stream()
                .map(Integer::valueOf)
                .collect(Collectors.toList());
    }

    private static double[] gaussian(Layout layout, Random random) {
        double[] weights = new double[layout.weights()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextGaussian();
        }
        return weights;
    }

    /** Exact but for the last rounding: what is measured here is of the size that a plain sum's rounding has. */
    private static double dot(double[] a, double[] b) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.add(new BigDecimal(a[i]).multiply(new BigDecimal(b[i])));
        }
        return sum.doubleValue();
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }
}
