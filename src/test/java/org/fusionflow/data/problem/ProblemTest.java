package org.fusionflow.data.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a problem requires of its parts. */
class ProblemTest {
    private static final Moments TOY = ToyData.parse("ratio=2,rho=0.5").moments();

    @Test
    void dataAreHeldInTheOrderOfTheLeaves() {
        FusionTree tree = FusionTree.parse("(B:2,A:2):1");
        Problem problem = Problem.of(tree, TOY, 0.1);
        assertEquals(List.of("B", "A"), problem.names());
        assertEquals(TOY.inOrderOf(tree), problem.moments());
        assertEquals(0.2, problem.withStart(0.2).u0());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aStartScaleThatIsNoFiniteNumberAboveZeroIsRefused(double u0) {
        FusionTree tree = FusionTree.parse("(A:2,B:2):1");
        assertThrows(InvalidInput.class, () -> Problem.of(tree, TOY, u0));
    }

    @Test
    void symbolsForDepthsAndOtherModalitiesAreRefused() {
        assertThrows(InvalidInput.class, () -> Problem.of(FusionTree.parse("(A:Lf,B:Lf):(L-Lf)"), TOY, 0.1));
        assertThrows(InvalidInput.class, () -> Problem.of(FusionTree.parse("(A:2,C:2):1"), TOY, 0.1));
    }
}
