package org.fusionflow.data.made;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.Gaussians;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one-line description of a random training set. */
class RandomSamplesTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");

    @Test
    void whatIsNotGivenIsIndependentStandardAndWithoutNoise() {
        RandomSamples random = RandomSamples.parse("A=3,B=2,samples=7");
        assertEquals(
                new Modalities(List.of("A", "B"), List.of(3, 2)),
                random.population().modalities());
        assertEquals(new Sampling(Optional.of(7), 0, 1), random.sampling());
        assertEquals(0, random.population().noise());
        double[][] unit = new double[5][5];
        for (int i = 0; i < 5; i++) {
            unit[i][i] = 1;
        }
        assertEquals(new Symmetric(unit), random.population().inputCovariance());
        for (int m = 0; m < 2; m++) {
            Vector block =
                    random.population().modalities().block(random.population().teacher(), m);
            assertEquals(1, block.norm(), 1e-15);
        }
        assertEquals(7, random.draw().count());
    }

    @Test
    void everythingCanBeGivenInAnyOrder() {
        RandomSamples random = RandomSamples.parse(
                " teacher = constant ,seed=12, rho=-.5,std.B=3,norm.A=2,noise=0.25,samples=4, A=2,B=1,std.A=2");
        assertEquals(12, random.sampling().seed());
        assertEquals(0.25, random.population().noise());
        // B's one input is correlated with the first of A's: -0.5 * 2 * 3.
        assertEquals(
                new Symmetric(new double[][] {{4, 0, -3}, {0, 4, 0}, {-3, 0, 9}}),
                random.population().inputCovariance());
        Vector teacher = random.population().teacher();
        assertEquals(Math.sqrt(2), teacher.at(0), 1e-15);
        assertEquals(Math.sqrt(2), teacher.at(1), 1e-15);
        assertEquals(1, teacher.at(2));
    }

    @Test
    void theTeacherDependsOnTheSeedAndNotOnTheNumberOfSamples() {
        Vector teacher = RandomSamples.parse("A=3,B=2,samples=7").population().teacher();
        assertEquals(
                teacher,
                RandomSamples.parse("A=3,B=2,samples=70,noise=1").population().teacher());
        assertNotEquals(
                teacher,
                RandomSamples.parse("A=3,B=2,samples=7,seed=2").population().teacher());
    }

    @Test
    void theSameTextGivesTheSameSamples() {
        String text = "A=5,B=4,samples=20,noise=0.5,seed=9,rho=0.3";
        assertEquals(
                RandomSamples.parse(text).draw().moments(),
                RandomSamples.parse(text).draw().moments());
    }

    /**
     * The first numbers of seed 1, stream 1, from a Python program that has SplitMix64's finalizer, the generator of the
     * specification of java.util.Random and the polar method written out.
     */
    @Test
    @Tag("published")
    void aSeedMeansTheseNumbersOnEveryMachineAndRelease() {
        Gaussians stream = new Gaussians(1, 1);
        assertEquals(1.108499440098489, stream.next());
        assertEquals(-1.6580162383356136, stream.next());
    }

    /** Three equally correlated inputs: any two may be anticorrelated by half at most. */
    @Test
    @Tag("closed-form")
    void theLeastCorrelationOfThreeModalitiesIsMinusAHalf() {
        Symmetric least = RandomSamples.parse("A=1,B=1,C=1,samples=1,rho=-0.5")
                .population()
                .inputCovariance();
        assertEquals(0, least.smallestEigenvalue(), 1e-15);
        assertThrows(InvalidInput.class, () -> RandomSamples.parse("A=1,B=1,C=1,samples=1,rho=-0.51"));
        assertThrows(InvalidInput.class, () -> RandomSamples.parse("A=1,B=1,samples=1,rho=-1.01"));
    }

    @Test
    @Tag("closed-form")
    void withoutSamplesItIsThePopulationItself() {
        RandomSamples random = RandomSamples.parse("A=3,B=2,noise=0.5,rho=0.4,outputs=2,norm.B=3");
        TrainingData data = random.trainingData(TREE);
        assertEquals(random.population().moments(), data.moments());
        assertTrue(data.samples().isEmpty()
                && data.heldOut().isEmpty()
                && data.population().isEmpty());
        assertEquals(2, data.moments().outputs());
        for (Vector row : random.population().teachers()) {
            assertEquals(1, row.slice(0, 3).norm(), 1e-15);
            assertEquals(3, row.slice(3, 5).norm(), 1e-15);
        }
        assertThrows(InvalidInput.class, random::draw);
    }

    @Test
    void theFirstOutputIsTheOneThatWouldBeAlone() {
        RandomSamples one = RandomSamples.parse("A=3,B=2,samples=4");
        RandomSamples two = RandomSamples.parse("A=3,B=2,samples=4,outputs=2");
        assertEquals(one.population().teacher(), two.population().teachers().get(0));
        assertNotEquals(one.population().teacher(), two.population().teachers().get(1));
    }

    @Test
    void heldOutSamplesAreOthersAndDoNotDependOnTheTrainingSet() {
        TrainingData few =
                RandomSamples.parse("A=3,B=2,samples=10,heldout=5,noise=1").trainingData(TREE);
        TrainingData more =
                RandomSamples.parse("A=3,B=2,samples=99,heldout=5,noise=1").trainingData(TREE);
        TrainingData none = RandomSamples.parse("A=3,B=2,heldout=7,noise=1").trainingData(TREE);
        TrainingData alone = RandomSamples.parse("A=3,B=2,samples=10,noise=1").trainingData(TREE);
        Samples kept = few.heldOut().orElseThrow();
        assertEquals(5, kept.count());
        assertArrayEquals(kept.inputsByFeature(), more.heldOut().orElseThrow().inputsByFeature());
        for (int p = 0; p < 5; p++) {
            assertEquals(kept.output(p), none.heldOut().orElseThrow().output(p));
            assertNotEquals(kept.output(p), few.samples().orElseThrow().output(p));
        }
        assertEquals(few.moments(), alone.moments());
        assertTrue(none.samples().isEmpty() && none.population().isPresent());
    }

    @Test
    void theTreeOrdersWhatIsDrawnAndDoesNotChangeIt() {
        String text = "A=3,B=2,samples=6,heldout=3,outputs=2,noise=0.1";
        RandomSamples random = RandomSamples.parse(text);
        TrainingData swapped = random.trainingData(FusionTree.parse("(B:2,A:2):0"));
        Samples drawn = random.draw();
        Samples samples = swapped.samples().orElseThrow();
        assertEquals(new Modalities(List.of("B", "A"), List.of(2, 3)), samples.modalities());
        assertEquals(drawn.input(5, 3), samples.input(5, 0));
        assertEquals(drawn.input(5, 0), samples.input(5, 2));
        assertArrayEquals(drawn.outputsByFeature(), samples.outputsByFeature());
        assertEquals(drawn.moments().inOrderOf(FusionTree.parse("(B:2,A:2):0")), swapped.moments());
        assertEquals(
                random.population().teachers().get(1).at(4),
                swapped.population().orElseThrow().teachers().get(1).at(1));
        assertThrows(InvalidInput.class, () -> random.trainingData(FusionTree.parse("(A:2,C:2):0")));
    }

    @Test
    void aWishartCovarianceDependsOnTheSeedAndIsScaledWhereAStdIsGiven() {
        String text = "A=3,B=2,covariance=wishart";
        Symmetric drawn = RandomSamples.parse(text).population().inputCovariance();
        assertTrue(drawn.smallestEigenvalue() > 0 && drawn.at(0, 4) != 0);
        assertEquals(
                drawn,
                RandomSamples.parse(text + ",samples=9,dof=7").population().inputCovariance());
        assertNotEquals(
                drawn, RandomSamples.parse(text + ",seed=2").population().inputCovariance());
        assertNotEquals(drawn, RandomSamples.parse(text + ",dof=8").population().inputCovariance());
        Symmetric scaled = RandomSamples.parse(text + ",std.A=4").population().inputCovariance();
        assertEquals(16, (scaled.at(0, 0) + scaled.at(1, 1) + scaled.at(2, 2)) / 3, 1e-13);
        assertEquals(drawn.at(3, 4), scaled.at(3, 4));
        assertEquals(
                drawn.at(0, 3) / Math.sqrt(drawn.at(0, 0) * drawn.at(3, 3)),
                scaled.at(0, 3) / Math.sqrt(scaled.at(0, 0) * scaled.at(3, 3)),
                1e-14);
    }

    /** Samples of every kind of population, several outputs among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A=2,B=1,rho=-0.6,std.A=3,noise=0.7",
                "A=2,B=1,outputs=3,noise=0.4,norm.A=2",
                "A=2,B=2,covariance=wishart,std.B=2,outputs=2,noise=1",
            })
    @Tag("closed-form")
    void manySamplesTendToThePopulation(String text) {
        for (int seed = 1; seed <= 3; seed++) {
            TrainingData data = RandomSamples.parse(text + ",samples=100000,heldout=50000,seed=" + seed)
                    .trainingData(TREE);
            Population population = data.population().orElseThrow();
            LargeSamples.assertGaussian(population, data.samples().orElseThrow());
            LargeSamples.assertGaussian(population, data.heldOut().orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "samples=70",
                "A=50,B=50,seed",
                "A=50,B=50,samples",
                "A=50,B=50,samples=",
                "A=50,B=50,samples=70,",
                "A=50,,B=50,samples=70",
                "A=50;B=50;samples=70",
                "A=50,A=50,samples=70",
                "A=0,B=50,samples=70",
                "A=-1,B=50,samples=70",
                "A=1.5,B=50,samples=70",
                "A=2001,samples=70",
                "A=1500,B=1500,samples=70",
                "A=99999999999999999999,samples=70",
                "=5,A=50,samples=70",
                "A-1=5,samples=70",
                "A=50,B=50,samples=0",
                "A=50,B=50,samples=-7",
                "A=50,B=50,samples=many",
                "A=50,B=50,samples=10000000",
                "A=50,B=50,samples=70,noise=-1",
                "A=50,B=50,samples=70,noise=NaN",
                "A=50,B=50,samples=70,noise=1e999",
                "A=50,B=50,samples=70,noise=0.5,noise=0.5",
                "A=50,B=50,samples=70,seed=-1",
                "A=50,B=50,samples=70,seed=1.5",
                "A=50,B=50,samples=70,rho=2",
                "A=50,B=50,samples=70,rho=x",
                "A=50,B=50,samples=70,teacher=me",
                "A=50,B=50,samples=70,std.C=1",
                "A=50,B=50,samples=70,std.A=0",
                "A=50,B=50,samples=70,std.A=1e9",
                "A=50,B=50,samples=70,norm.A=-1",
                "A=50,B=50,samples=70,norm.=1",
                "A=50,B=50,samples=70,var.A=1",
                "A=50,B=50,samples=70,heldout=-1",
                "A=50,B=50,samples=70,heldout=all",
                "A=50,B=50,samples=70,heldout=10000000",
                "A=50,B=50,samples=600000,heldout=600000",
                "A=50,B=50,samples=70,outputs=0",
                "A=50,B=50,samples=70,outputs=1001",
                "A=50,B=50,samples=70,outputs=two",
                "A=50,B=50,samples=70,covariance=full",
                "A=50,B=50,samples=70,dof=200",
                "A=50,B=50,samples=70,covariance=blocks,dof=200",
                "A=50,B=50,samples=70,covariance=wishart,dof=101",
                "A=50,B=50,samples=70,covariance=wishart,dof=-1",
                "A=50,B=50,samples=70,covariance=wishart,dof=200.5",
                "A=50,B=50,samples=70,covariance=wishart,rho=0"
            })
    void aMalformedDescriptionIsInvalidInputInOneLine(String text) {
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> RandomSamples.parse(text))
                .getMessage());
        assertTrue(message.contains("expected"), message);
        assertEquals(1, message.lines().count(), message);
    }
}
