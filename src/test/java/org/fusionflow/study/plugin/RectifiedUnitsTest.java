package org.fusionflow.study.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.made.TargetSamples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.AlignmentRequest;
import org.fusionflow.study.RandomStart;
import org.fusionflow.study.Studies;
import org.fusionflow.study.design.column.StudyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alignment law as a column of studies, against the law itself, and what it says where there is none. */
class RectifiedUnitsTest {
    private static final String TARGET = "1.3*xA1 + abs(xB1) + 0.3*xB1; A=1,B=2,samples=64,seed=3";

    private static final String STUDY = """
            name: law
            architecture: (A:Lf,B:Lf):(L-Lf)
            fusion: 2
            data: {target: "%s"}
            u0: 1e-3
            axes: {layers: [2, 3]}
            theory: {law: {plugin: alignment}}
            quantities: ["law.halfTime[A]", "law.halfTime[B]", law.firstHalfTime, law.lastHalfTime, law.timeRatio, law.first, law.order, "law.tau[B]",
              "law.speed[A]", "law.speed[B]", "law.noise[B]", "law.residualSpeed[B]", law.twoBranchRatio, law.finalLoss, law.plateauLoss,
              law.linearApplies, law.linearRatio, law.linearOrder, "law.linearSpeed[A]", law.nonlinearShare, law.linearReason, law.note]
            """.formatted(TARGET);

    private static AlignmentLaw direct(String formula, String tree, double slope) {
        FusionTree parsed = FusionTree.parse(tree);
        TrainingData data = TargetSamples.parse(formula).trainingData(parsed);
        return AlignmentLaw.of(new AlignmentRequest(parsed, data.samples().orElseThrow(), slope, 1e-3));
    }

    private static void assertSame(OptionalDouble expected, StudyTable table, String column) {
        assertEquals(expected.orElse(Double.NaN), table.number(0, column), 0, column);
    }

    @Test
    void quantitiesAreThoseOfTheLaw() {
        StudyTable table = Studies.run(STUDY).points();
        AlignmentLaw law = direct(TARGET, "(A:2,B:2):0", 0);
        assertTrue(law.order().size() == 2, law.order().toString());
        assertSame(law.halfTime(0), table, "law.halfTime[A]");
        assertSame(law.halfTime(1), table, "law.halfTime[B]");
        assertSame(law.halfTime(law.order().get(0)), table, "law.firstHalfTime");
        assertSame(law.halfTime(law.order().get(1)), table, "law.lastHalfTime");
        assertEquals(law.timeRatio().orElseThrow(), table.number(0, "law.timeRatio"), 1e-14);
        assertEquals(law.names().get(law.order().get(0)), table.text(0, "law.first"));
        assertSame(law.tau(1), table, "law.tau[B]");
        assertEquals(law.speed(0), table.number(0, "law.speed[A]"), 0);
        assertEquals(law.speed(1), table.number(0, "law.speed[B]"), 0);
        assertEquals(law.noise(1), table.number(0, "law.noise[B]"), 0);
        assertEquals(law.premise().residualSpeeds().get(1), table.number(0, "law.residualSpeed[B]"), 0);
        assertSame(law.twoBranchRatio(), table, "law.twoBranchRatio");
        assertEquals(law.finalLoss(), table.number(0, "law.finalLoss"), 0);
        assertEquals(law.events().get(0).loss(), table.number(0, "law.plateauLoss"), 0);
        assertEquals(Boolean.toString(law.premise().applies()), table.text(0, "law.linearApplies"));
        assertSame(law.premise().timeRatio(), table, "law.linearRatio");
        assertEquals("A B", table.text(0, "law.linearOrder"));
        assertEquals(law.premise().speeds().get(0) / 2, table.number(0, "law.linearSpeed[A]"), 1e-15);
        assertEquals(law.premise().nonlinearShare(), table.number(0, "law.nonlinearShare"), 0);
        assertEquals(String.join("; ", law.premise().objections()), table.text(0, "law.linearReason"));
    }

    @Test
    void withThreeLayersThereIsNoLawAndTheNoteSaysWhy() {
        StudyTable table = Studies.run(STUDY).points();
        for (String column : table.columns()) {
            assertTrue(
                    !column.startsWith("law.")
                            || column.equals("law.note")
                            || table.text(1, column).isEmpty(),
                    column);
        }
        assertTrue(table.text(1, "law.note").contains("two layers"), table.text(1, "law.note"));
    }

    @Test
    void aNetworksOwnWeightsGiveItsTimes() {
        StudyTable runs = Studies.run("""
                        name: own
                        architecture: (A:2,B:2):0
                        data: {target: "%s"}
                        u0: 1e-3
                        axes: {leak: [0, 0.2]}
                        networks:
                          net: {activation: leaky-relu, slope: $leak, width: 8, init: gaussian-std, method: gd, lr: 0.05, maxSteps: 3, seeds: 2}
                        theory: {own: {plugin: alignment, network: net}}
                        quantities: ["own.halfTime[B]", "own.refinedHalfTime[A]", "own.refinedHalfTime[B]", own.refinedTimeRatio, own.refinedFinalLoss]
                        """.formatted(TARGET)).runs();
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        for (int row = 0; row < 4; row++) {
            double slope = runs.number(row, "leak");
            TrainingData data = TargetSamples.parse(TARGET).trainingData(tree);
            RandomStart start = new RandomStart(
                    tree, data.moments(), new GaussianStd(), 8, 1e-3, Long.parseLong(runs.text(row, "seed")));
            AlignmentLaw law =
                    AlignmentLaw.of(new AlignmentRequest(tree, data.samples().orElseThrow(), slope, 1e-3)
                            .from(start.initialWeights(), OptionalDouble.of(0.05)));
            assertEquals(law.refinedTime(0).orElseThrow(), runs.number(row, "own.refinedHalfTime[A]"), 0);
            assertEquals(law.refinedTime(1).orElseThrow(), runs.number(row, "own.refinedHalfTime[B]"), 0);
            assertEquals(law.halfTime(1).orElseThrow(), runs.number(row, "own.halfTime[B]"), 0);
            assertEquals(law.refinedRatio().orElseThrow(), runs.number(row, "own.refinedTimeRatio"), 1e-14);
            assertEquals(law.refinedLoss().orElseThrow(), runs.number(row, "own.refinedFinalLoss"), 0);
        }
    }

    @Test
    void modalitiesOfOneBranchHaveItsSpeed() {
        StudyTable table = Studies.run("""
                        name: early
                        architecture: (A:1,B:1):1
                        data: {toy: {ratio: 2, rho: 0}}
                        u0: 1e-3
                        axes: {leak: [0.5]}
                        theory: {law: {plugin: alignment}, leaky: {plugin: alignment, slope: $leak}}
                        quantities: ["law.speed[A]", "law.speed[B]", "leaky.speed[A]", law.timeRatio, law.note]
                        """).points();
        // Late least-squares correlations 4 and 1, of which a unit sees half; leaky units see 3/4.
        assertEquals(Math.sqrt(17) / 2, table.number(0, "law.speed[A]"), 1e-6);
        assertEquals(table.number(0, "law.speed[A]"), table.number(0, "law.speed[B]"), 0);
        assertEquals(Math.sqrt(17) * 0.75, table.number(0, "leaky.speed[A]"), 1e-6);
        assertEquals(1, table.number(0, "law.timeRatio"), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linear | gd, lr: 0.05 | units are linear",
                "relu, bias: true | gd, lr: 0.05 | without biases",
                "relu, loss: logistic | gd, lr: 0.05 | mean squared error",
            })
    void whatTheLawDoesNotCoverHasANote(String activation, String method, String word) {
        String text = """
                        name: none
                        architecture: (A:2,B:2):0
                        data: {toy: {ratio: 2, rho: 0, samples: 32, classes: true}}
                        axes: {u0: [1e-3]}
                        networks: {net: {activation: %s, width: 4, method: %s, init: gaussian-std, maxSteps: 2}}
                        theory: {law: {plugin: alignment, network: net}}
                        quantities: [law.timeRatio, law.note]
                        """.formatted(activation, method);
        StudyTable runs = Studies.run(text).runs();
        assertEquals("", runs.text(0, "law.timeRatio"));
        assertTrue(runs.text(0, "law.note").contains(word), runs.text(0, "law.note"));
    }

    @Test
    void methodsThatDoNotFollowTheFlowHaveNoTimesOfTheirOwn() {
        StudyTable runs = Studies.run("""
                        name: momentum
                        architecture: (A:2,B:2):0
                        data: {target: "%s"}
                        axes: {u0: [1e-3]}
                        networks: {net: {activation: relu, width: 4, method: momentum, init: gaussian-std, maxSteps: 2}}
                        theory: {own: {plugin: alignment, network: net}}
                        quantities: [own.timeRatio, own.refinedTimeRatio]
                        """.formatted(TARGET)).runs();
        assertEquals(
                direct(TARGET, "(A:2,B:2):0", 0).timeRatio().orElseThrow(), runs.number(0, "own.timeRatio"), 1e-14);
        assertEquals("", runs.text(0, "own.refinedTimeRatio"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slope: 1 | from 0 up to but without 1",
                "slope: -0.1 | from 0 up to but without 1",
                "slop: 0.1 | slop",
                "network: net | net",
            })
    void wrongArgumentsAreRefusedWithTheirPlace(String argument, String word) {
        String text = """
                        name: wrong
                        architecture: (A:2,B:2):0
                        data: {toy: {ratio: 2, rho: 0}}
                        axes: {u0: [1e-3]}
                        theory: {law: {plugin: alignment, %s}}
                        quantities: [law.timeRatio]
                        """.formatted(argument);
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> Studies.run(text)).getMessage());
        assertTrue(message.startsWith("s.yaml:5:") && message.contains(word), message);
    }
}
