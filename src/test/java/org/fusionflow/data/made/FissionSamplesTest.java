package org.fusionflow.data.made;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One input, several groups of outputs. */
class FissionSamplesTest {
    private static final FusionTree TREE = FusionTree.parse("(X:1):2");

    private static TrainingData data(String text) {
        return FissionSamples.parse(text).trainingData(TREE);
    }

    @Test
    @Tag("closed-form")
    void momentsMatchTheDefinition() {
        for (int seed = 1; seed <= 5; seed++) {
            Moments moments = data("inputs=5,norm.1=2,norm.2=3,rho=0.4,std=1.5,noise=0.5,seed=" + seed)
                    .moments();
            assertEquals(new Modalities(List.of("X"), List.of(5)), moments.modalities());
            assertEquals(2.25, moments.inputCovariance().at(3, 3));
            assertEquals(0, moments.inputCovariance().at(3, 4));
            Vector first = moments.rows().get(0);
            Vector second = moments.rows().get(1);
            assertEquals(2.25 * 2, first.norm(), 1e-14);
            assertEquals(2.25 * 3, second.norm(), 1e-14);
            assertEquals(0.4, first.dot(second) / first.norm() / second.norm(), 1e-14);
            assertEquals(2.25 * (4 + 9) + 2 * 0.25, moments.outputVariance(), 1e-13);
        }
    }

    /** Group C has three rows, D one; only the first rows know each other. */
    @Test
    @Tag("closed-form")
    void namedGroupsHaveOrthogonalRowsOfEqualNorm() {
        FissionSamples fission = FissionSamples.parse("inputs=6,C=3,D=1,norm.C=2,rho=-0.3");
        assertEquals(new Modalities(List.of("C", "D"), List.of(3, 1)), fission.groups());
        List<Vector> rows = fission.population().teachers();
        double each = 2 / Math.sqrt(3);
        double[] norms = {each, each, each, 1};
        for (int o = 0; o < 4; o++) {
            for (int q = 0; q < 4; q++) {
                double cosine = o == q ? 1 : o + q == 3 && o * q == 0 ? -0.3 : 0;
                assertEquals(cosine * norms[o] * norms[q], rows.get(o).dot(rows.get(q)), 1e-14, o + " and " + q);
            }
        }
    }

    /** Teachers that are the same, or opposite, need one input only; three at -1/2 need two. */
    @Test
    @Tag("closed-form")
    void dependentTeachersNeedFewerInputs() {
        for (double rho : new double[] {1, -1}) {
            List<Vector> rows =
                    FissionSamples.parse("inputs=1,rho=" + rho).population().teachers();
            assertEquals(1, Math.abs(rows.get(0).at(0)), 1e-15);
            assertEquals(rho, rows.get(0).at(0) * rows.get(1).at(0), 1e-15);
        }
        List<Vector> three =
                FissionSamples.parse("inputs=2,outputs=3,rho=-0.5").population().teachers();
        assertEquals(-0.5, three.get(0).dot(three.get(2)), 1e-14);
        assertEquals(0, three.get(0).plus(three.get(1)).plus(three.get(2)).norm(), 1e-7);
    }

    /** The published data: x ~ N(0, 4), y = (x/2, x). */
    @Test
    @Tag("published")
    void oneInputWithTheSameTeacherTwiceIsThePublishedData() {
        Moments moments =
                data("inputs=1,norm.1=0.5,norm.2=1,rho=1,std=2,teacher=axes").moments();
        assertEquals(4, moments.inputCovariance().at(0, 0));
        assertEquals(List.of(Vector.of(2), Vector.of(4)), moments.rows());
        assertEquals(5, moments.outputVariance());
    }

    /** Whatever the seed; the first two rows span two inputs, and at rho = 1 one. */
    @Test
    @Tag("closed-form")
    void teachersAlongTheAxesHaveTheSameCosinesAndPositiveParts() {
        FissionSamples some = FissionSamples.parse("inputs=4,C=2,D=2,norm.C=2,rho=-0.6,teacher=axes,samples=5,seed=1");
        List<Vector> rows = some.population().teachers();
        assertEquals(
                rows,
                FissionSamples.parse("inputs=4,C=2,D=2,norm.C=2,rho=-0.6,teacher=axes,samples=5,seed=9")
                        .population()
                        .teachers());
        double c = Math.sqrt(2);
        double d = Math.sqrt(0.5);
        double[][] expected = {{c, 0, 0, 0}, {0, c, 0, 0}, {-0.6 * d, 0, 0.8 * d, 0}, {0, -0.6 * d, 0, 0.8 * d}};
        for (int o = 0; o < 4; o++) {
            assertArrayEquals(expected[o], rows.get(o).toArray(), 1e-15, "row " + o);
        }
        List<Vector> opposite = FissionSamples.parse("inputs=3,rho=-1,teacher=axes")
                .population()
                .teachers();
        assertEquals(List.of(Vector.of(1, 0, 0), Vector.of(-1, 0, 0)), opposite);
        // Three rows at -1/2 lie in a plane.
        Vector third = FissionSamples.parse("inputs=2,outputs=3,rho=-0.5,teacher=axes")
                .population()
                .teachers()
                .get(2);
        assertArrayEquals(new double[] {-0.5, -Math.sqrt(0.75)}, third.toArray(), 1e-14);
    }

    @Test
    @Tag("closed-form")
    void manySamplesTendToThePopulation() {
        for (int seed = 1; seed <= 3; seed++) {
            TrainingData data =
                    data("inputs=3,C=2,D=1,rho=0.5,norm.D=2,std=2,noise=0.7,samples=100000,heldout=50000,seed=" + seed);
            Population population = data.population().orElseThrow();
            LargeSamples.assertGaussian(population, data.samples().orElseThrow());
            LargeSamples.assertGaussian(population, data.heldOut().orElseThrow());
        }
    }

    @Test
    void aSeedMeansItsSamplesAndTeachersDoNotDependOnTheirNumber() {
        TrainingData few = data("inputs=3,samples=10,heldout=5");
        TrainingData more = data("inputs=3,samples=30,heldout=5,outputs=2,seed=1");
        assertEquals(few.population(), more.population());
        assertEquals(
                few.samples().orElseThrow().output(9, 1),
                more.samples().orElseThrow().output(9, 1));
        assertArrayEquals(
                few.heldOut().orElseThrow().inputsByFeature(),
                more.heldOut().orElseThrow().inputsByFeature());
        assertNotEquals(
                few.samples().orElseThrow().output(0, 0),
                few.heldOut().orElseThrow().output(0, 0));
        assertNotEquals(few.population(), data("inputs=3,samples=10,seed=2").population());
        assertTrue(data("inputs=3").population().isEmpty());
        assertThrows(InvalidInput.class, few.moments()::requireOneOutput);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "outputs=2",
                "inputs=0",
                "inputs=2001",
                "inputs=3,outputs=1",
                "inputs=3,outputs=1001",
                "inputs=3,outputs=4",
                "inputs=1",
                "inputs=3,C=3,D=1",
                "inputs=5,C=3",
                "inputs=5,C=1,D=1,outputs=2",
                "inputs=5,C=0,D=1",
                "inputs=5,C-1=1,D=1",
                "inputs=5,norm.3=1",
                "inputs=5,norm.1=-1",
                "inputs=5,C=1,D=1,norm.1=1",
                "inputs=5,rho=1.1",
                "inputs=5,outputs=3,rho=-0.6",
                "inputs=5,teacher=constant",
                "inputs=1,rho=0.5,teacher=axes",
                "inputs=5,std=0",
                "inputs=5,noise=-1",
                "inputs=5,samples=0",
                "inputs=5,heldout=-1",
                "inputs=5,samples=20000000",
                "inputs=5,seed=x"
            })
    void aMalformedDescriptionIsInvalidInputInOneLine(String text) {
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> FissionSamples.parse(text))
                .getMessage());
        assertTrue(message.contains("expected"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aTreeOfTwoModalitiesIsRefused() {
        FissionSamples fission = FissionSamples.parse("inputs=3");
        assertThrows(InvalidInput.class, () -> fission.trainingData(FusionTree.parse("(A:2,B:2):0")));
    }
}
