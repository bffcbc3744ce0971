package org.fusionflow.report.study.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.study.Studies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first page says, for every kind of course. */
@Tag("regression")
class HeadlineTest {
    private static final String ALIGNED = "{name: aligned, init: aligned, method: flow, width: 4}";

    @TempDir
    Path folder;

    private Subject subject(String architecture, String data, double u0, String... networks) {
        String yaml = "name: kind\narchitecture: \"" + architecture + "\"\ndata: {" + data + "}\nu0: " + u0
                + "\nnetworks:\n"
                + List.of(networks).stream().map(n -> "  - " + n + "\n").collect(Collectors.joining());
        return Subject.of(Studies.run(Studies.parse(yaml, folder.resolve("study.yaml"))));
    }

    private static void assertContains(String text, String... wanted) {
        for (String part : wanted) {
            assertTrue(text.contains(part), "expected '" + part + "' in: " + text);
        }
    }

    private static List<String> numbers(Subject subject) {
        return KeyNumbers.of(subject).stream()
                .map(number -> number.name().plain() + ": " + number.value())
                .toList();
    }

    @Test
    void oneAfterTheOther() {
        Subject subject = subject("(A:2,B:2):0", "toy: {ratio: 2, rho: 0}", 1e-3, ALIGNED);
        String ratio = "B follows after ";
        assertContains(
                Headline.of(subject),
                "A is learned first, half of it at t = ",
                ratio,
                "of the time until then only A is known.");
        assertContains(Confirmation.of(subject), "A network confirms it: aligned to ");
        assertContains(
                String.join(", ", numbers(subject)), "first half time", "time ratio", "loss on the plateau: 0.5");
        assertEquals(3, numbers(subject).size());
    }

    @Test
    void oneModality() {
        Subject subject = subject("(A:1):2", "random: {A: 2, samples: 50}", 0.1, ALIGNED);
        assertTrue(Headline.of(subject).matches("A is half learned at t = [0-9.]+\\."), Headline.of(subject));
        assertContains(
                String.join(", ", numbers(subject)), "half time", "least loss of a linear map", "never explained");
    }

    @Test
    void earlyFusionHasNoPlateau() {
        Subject subject = subject("(A:1,B:1):2", "toy: {ratio: 2, rho: 0.3}", 0.1, ALIGNED);
        assertContains(Headline.of(subject), "with no fixed point and no plateau in between.");
        assertFalse(
                String.join(",", numbers(subject)).contains("plateau"),
                numbers(subject).toString());
    }

    @Test
    void equalModalitiesAreLearnedTogether() {
        Subject subject = subject("(A:2,B:2):0", "toy: {ratio: 1, rho: 0}", 1e-3, ALIGNED);
        assertContains(Headline.of(subject), "A and B are learned together, half of each at t = ");
    }

    @Test
    void aSignReversalIsNamedAndARandomStartGetsPastIt() {
        Subject subject = subject(
                "(A:2,B:2):0",
                "toy: {ratio: 3, rho: -0.6}",
                1e-3,
                "{name: random, init: gaussian-std, method: flow, width: 20, seeds: 2}");
        assertContains(
                Headline.of(subject),
                "B is never learned from an aligned start",
                "change its sign on the way (sign reversal).");
        assertContains(Confirmation.of(subject), "random, predicted from its own start, to ", "(it learns B, too)");
        assertContains(String.join(",", numbers(subject)), "left to B: 10");
    }

    @Test
    void aModalityForWhichNothingIsLeftIsNeverLearned() {
        Subject subject = subject("(A:2,B:2):0", "random: {A: 12, B: 12, samples: 8}", 1e-5, ALIGNED);
        assertContains(
                Headline.of(subject), "is never learned from an aligned start, because nothing is left for it once");
        assertContains(String.join(",", numbers(subject)), "of what there is to learn, left to");
    }

    @Test
    void aSuperficialModalityIsNamed() {
        Subject subject = subject("((A:2,B:1):1,C:3):1", "random: {A: 2, B: 3, C: 1, samples: 200}", 0.05, ALIGNED);
        assertContains(
                Headline.of(subject),
                "B is learned first, half of it at",
                "although A alone would take away more of the loss");
        assertContains(Headline.of(subject), "A and C follow after");
    }

    @Test
    void severalOutputsAreOrderedWithoutPlateaus() {
        Subject subject = subject(
                "(A:2,B:2):0",
                "random: {A: 2, B: 3, outputs: 2, samples: 100}",
                0.05,
                "{name: random, init: gaussian-norm, method: flow, width: 6, seeds: 2}");
        assertContains(Headline.of(subject), "learned first", "times as long.");
        assertContains(Confirmation.of(subject), "for several outputs nothing is predicted from its own start.");
        assertFalse(Headline.of(subject).contains("plateau"), Headline.of(subject));
        assertTrue(Drawings.saddles(subject).isEmpty());
    }

    @Test
    void nothingIsPredictedForOtherNetworks() {
        Subject subject = subject(
                "(A:2,B:2):0",
                "xor: {var: 4, balanced: true, samples: 64}",
                0.05,
                "{name: relu, init: gaussian-norm, activation: relu, bias: true, method: gd, lr: 0.05, width: 6, maxTime: 20, u0: 0.2}",
                "{name: adam, init: gaussian-norm, method: adam, lr: 0.02, width: 6, maxTime: 50}");
        assertContains(Headline.of(subject), "In a linear network, ");
        assertContains(
                Confirmation.of(subject),
                "Network relu is nonlinear: nothing is predicted for it.",
                "Network adam is trained by adam, which is not gradient descent: nothing is predicted for it.");
        assertFalse(Confirmation.of(subject).contains("confirm"), Confirmation.of(subject));
        assertContains(
                SourceTable.caption(subject).plain(), "Network relu is nonlinear", "Network adam is trained by adam");
    }

    @Test
    void aRandomStartStandsBesideItsOwnPrediction() {
        Subject subject = subject(
                "(A:2,B:2):0",
                "toy: {ratio: 2, rho: 0}",
                1e-3,
                "{name: random, init: gaussian-std, method: flow, width: 20, seeds: 3}");
        List<String> rows = SourceTable.of(subject).rows().stream()
                .map(row -> row.stream().map(cell -> cell.plain().strip()).collect(Collectors.joining("|")))
                .toList();
        assertContains(rows.get(rows.size() - 3), "random, 3 seeds|");
        assertContains(rows.get(rows.size() - 2), "from its own start|");
        assertTrue(
                rows.get(rows.size() - 1).matches("deviation\\|[+−]?[0-9.·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+\u00a0%\\|.*"), rows.toString());
        // The reduction of two layers is exact, so only the integration differs.
        double largest = Deviation.largest(
                        subject.column(subject.networks().get(0)).halfTimes(),
                        subject.networks().get(0).own().halfTimes())
                .orElseThrow();
        assertTrue(largest < 1e-6, "deviation " + largest);
    }

    @Test
    void aNetworkThatEndedBeforeIsNotSaidToDisagree() {
        Subject subject = subject(
                "(A:2,B:2):0",
                "toy: {ratio: 2, rho: 0}",
                1e-3,
                "{name: short, init: aligned, method: flow, width: 4, maxTime: 3}");
        assertContains(Confirmation.of(subject), "A network confirms it: short to ");
    }
}
