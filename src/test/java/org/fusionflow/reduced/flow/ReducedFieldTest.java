package org.fusionflow.reduced.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Predictions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plane of lengths agrees with the maps that it stands for. */
@Tag("closed-form")
class ReducedFieldTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"(A:1,B:1):2; 0.3; 1", "(A:2,B:2):0; -0.6; 1", "(A:3,B:3):1; 0.2; -1", "(A:2,B:2):3; 0.5; 1"})
    void rateVanishesAtTheLengthsOfTheMinimum(String newick, double rho, double weightB) {
        Moments moments = new ToyData(3, rho, 1, weightB).moments();
        ReducedField field = ReducedField.of(FusionTree.parse(newick), moments);
        Vector lengths = field.lengths(LeastSquares.on(moments, Set.of(0, 1)).map());
        assertEquals(0, field.rate(lengths.at(0), lengths.at(1)).norm(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"(A:1,B:1):2", "(A:2,B:2):0", "(A:3,B:3):1"})
    void lengthsOfTheFirstMapAreTheStart(String newick) {
        Moments moments = new ToyData(2, -0.8, 1, 1).moments();
        FusionTree tree = FusionTree.parse(newick);
        Vector map = Predictions.of(tree, moments, 0.1, new double[] {0})
                .trajectory()
                .points()
                .get(0)
                .map();
        Vector lengths = ReducedField.of(tree, moments).lengths(map);
        assertEquals(0.1, lengths.at(0), 1e-14);
        assertEquals(0.1, lengths.at(1), 1e-14);
    }
}
