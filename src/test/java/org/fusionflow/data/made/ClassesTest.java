package org.fusionflow.data.made;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Outputs that are replaced by their signs. */
class ClassesTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");

    @Test
    void outputsAreTheSignsOfWhatTheyWereAndInputsStay() {
        List<Generator> generators = List.of(
                ToySamples.parse("ratio=2,rho=0.3,noise=0.2,samples=50,heldout=20"),
                ToySamples.parse("ratio=2,rho=0.3,noise=0.2,samples=50,heldout=20,classes=true"),
                RandomSamples.parse("B=2,A=3,outputs=2,samples=50,heldout=20"),
                RandomSamples.parse("B=2,A=3,outputs=2,samples=50,heldout=20,classes=true"));
        for (int i = 0; i < generators.size(); i += 2) {
            TrainingData plain = generators.get(i).trainingData(TREE);
            TrainingData classes = generators.get(i + 1).trainingData(TREE);
            assertSigns(plain.samples().orElseThrow(), classes.samples().orElseThrow());
            assertSigns(plain.heldOut().orElseThrow(), classes.heldOut().orElseThrow());
            assertEquals(classes.samples().orElseThrow().moments(), classes.moments());
            assertTrue(classes.population().isEmpty()
                    && generators.get(i + 1).population(TREE).isEmpty());
        }
    }

    private static void assertSigns(Samples plain, Samples classes) {
        assertArrayEquals(plain.inputsByFeature(), classes.inputsByFeature());
        for (int p = 0; p < plain.count(); p++) {
            for (int o = 0; o < plain.outputs(); o++) {
                assertEquals(plain.output(p, o) > 0 ? 1 : -1, classes.output(p, o));
            }
        }
    }

    @Test
    @Tag("closed-form")
    void manySamplesTendToTheMomentsWithoutSamples() {
        for (String text : List.of("ratio=2,rho=-0.4,noise=1,classes=true", "ratio=1,rho=0.5,wB=3,classes=true")) {
            Moments exact = ToySamples.parse(text).trainingData(TREE).moments().requireOneOutput();
            Moments drawn = ToySamples.parse(text + ",samples=200000")
                    .trainingData(TREE)
                    .moments()
                    .requireOneOutput();
            assertEquals(1, exact.outputVariance());
            // Standard errors of means over 200000 samples are below 2/450; four of them.
            assertTrue(exact.correlation().minus(drawn.correlation()).norm() < 0.018, text);
        }
    }

    @Test
    void anOutputThatIsAlwaysZeroHasNothingToLearn() {
        Moments moments = ToySamples.parse("ratio=1,rho=-1,classes=true")
                .trainingData(TREE)
                .moments();
        assertEquals(0, moments.correlation().norm());
    }
}
