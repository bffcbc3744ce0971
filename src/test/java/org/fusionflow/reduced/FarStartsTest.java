package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts so small that times are near the end of double precision. */
class FarStartsTest {
    /** One input, {@code du/dt = u^(L-1) (1 - u^L)}. */
    private static Prediction predicted(int layers, double u0) {
        FusionTree tree = FusionTree.parse("(A:" + layers + "):0");
        Moments moments = new Moments(
                new Modalities(List.of("A"), List.of(1)),
                new Symmetric(new double[][] {{1}}),
                Vector.of(new double[] {1}),
                1);
        return Predictor.predict(Problem.of(tree, moments, u0), PredictionRequest.HALF_TIMES);
    }

    /** The time is {@code u0^(2-L)/(L-2)} up to a relative error of u0^2: what follows the first escape takes a time of order 1. */
    @ParameterizedTest
    @CsvSource({
        "3, 1e-60",
        "3, 1e-149",
        "4, 1e-60",
        "4, 1e-75",
        "4, 5e-94",
        "4, 1e-102",
        "5, 1e-40",
        "5, 1e-76",
        "8, 1e-30",
        "12, 1e-27"
    })
    @Tag("closed-form")
    void theTimeOfTheFirstEscapeIsRightAtAnyStart(int layers, double u0) {
        double exact = Math.pow(u0, 2 - layers) / (layers - 2);
        assertEquals(exact, predicted(layers, u0).halfTime(0).orElseThrow(), 1e-11 * exact);
    }

    @ParameterizedTest
    @CsvSource({"4, 1e-120", "4, 1e-103", "5, 1e-80", "12, 1e-28"})
    void aStartWhoseRateUnderflowsIsRefused(int layers, double u0) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> predicted(layers, u0));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("rates of " + layers + " layers"), refused.getMessage());
    }

    @Test
    void aTimeThatIsOutOfRangeIsSaid() {
        assertTrue(predicted(20, 1e-100).halfTime(0).isEmpty());
    }
}
