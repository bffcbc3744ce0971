package org.fusionflow.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one-line description of a random training set. */
class RandomSamplesTest {
    @Test
    void whatIsNotGivenIsIndependentStandardAndWithoutNoise() {
        RandomSamples random = RandomSamples.parse("A=3,B=2,samples=7");
        assertEquals(
                new Modalities(List.of("A", "B"), List.of(3, 2)),
                random.population().modalities());
        assertEquals(7, random.samples());
        assertEquals(1, random.seed());
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
        assertEquals(12, random.seed());
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "A=50,B=50",
                "samples=70",
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
                "A=50,B=50,samples=1000000",
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
                "A=50,B=50,samples=70,std.A=1e6",
                "A=50,B=50,samples=70,norm.A=-1",
                "A=50,B=50,samples=70,norm.=1",
                "A=50,B=50,samples=70,var.A=1"
            })
    void aMalformedDescriptionIsInvalidInputInOneLine(String text) {
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> RandomSamples.parse(text))
                .getMessage());
        assertTrue(message.contains("expected"), message);
        assertEquals(1, message.lines().count(), message);
    }
}
