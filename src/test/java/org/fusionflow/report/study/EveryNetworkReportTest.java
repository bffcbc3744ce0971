package org.fusionflow.report.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.RawNotation;
import org.fusionflow.report.html.HtmlPage;
import org.fusionflow.report.page.PdfReading;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.study.Studies;
import org.fusionflow.study.run.StudyResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any tree, any data and any network has a report; what does not apply is left out with a line that says why. */
@Tag("regression")
class EveryNetworkReportTest {
    private static final String ALIGNED = "init: aligned, method: flow, width: 6";
    private static final String RANDOM = "init: gaussian-norm, method: gd, lr: 0.04, width: 8, seeds: 2";

    @TempDir
    Path folder;

    private String report(String architecture, String data, double u0, String more, String... networks)
            throws IOException {
        StringBuilder yaml = new StringBuilder("name: kind\ntitle: A report\narchitecture: \"" + architecture
                + "\"\ndata: {" + data + "}\nu0: " + u0 + "\nnetworks:\n");
        for (int n = 0; n < networks.length; n++) {
            yaml.append("  network")
                    .append(n + 1)
                    .append(": {")
                    .append(networks[n])
                    .append("}\n");
        }
        StudyResult result = Studies.run(Studies.parse(yaml.append(more).toString(), folder.resolve("study.yaml")));
        Document document =
                StudyReport.manuscript(Subject.of(result), Edition.of("9.9.9")).document();
        assertEquals(List.of(), RawNotation.in(document));
        assertFalse(HtmlPage.of(document).contains("class=\"tex\""), "a formula that MathML lacks");
        return new PdfReading(document).text().replaceAll("[\\s\\p{Z}]+", " ");
    }

    private static void assertContains(String text, String... wanted) {
        for (String part : wanted) {
            assertTrue(text.contains(part), "expected '" + part + "' in: " + text);
        }
    }

    @Test
    void aNestedTreeOfThreeModalitiesWithSamplesFromAFile() throws IOException {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("A1,B1,B2,C1,y\n");
        for (int p = 0; p < 60; p++) {
            double a = 2 * random.nextGaussian();
            double b1 = random.nextGaussian();
            double b2 = random.nextGaussian();
            double c = 0.8 * random.nextGaussian();
            double y = a + 0.8 * b1 - 0.5 * b2 + 0.9 * c;
            csv.append(a + "," + b1 + "," + b2 + "," + c + "," + y + "\n");
        }
        Path samples = Files.writeString(folder.resolve("three.csv"), csv);
        String text = report("((A:2,B:1):1,C:3):1", "data: " + samples.getFileName(), 0.1, "", ALIGNED, RANDOM);
        assertContains(
                text,
                "samples from",
                "60 samples",
                "3 modalities, A, B and C",
                "Layers from each modality to the output",
                "third half time",
                "FT-13",
                "of all modalities",
                "no phase portrait in the plane",
                "The study states no checks: nothing here was tested");
        assertFalse(text.contains("TM-1"), "laws of two modalities of equal depth");
    }

    @Test
    void unequalDepths() throws IOException {
        String text = report("(A:1,B:2):1", "toy: {ratio: 2, rho: 0.3}", 0.05, "", ALIGNED);
        assertContains(text, "2 modalities, A and B", "different depths", "second half time", "is learned first");
    }

    @Test
    void oneModalityAlone() throws IOException {
        String text = report("(A:1):3", "random: {A: 3, samples: 50}", 0.2, "", ALIGNED);
        assertContains(text, "one modality, A, so that nothing is fused", "Half time.", "half time");
        assertFalse(text.contains("time ratio"), text);
    }

    @Test
    void severalOutputs() throws IOException {
        String text = report("(A:2,B:2):0", "random: {A: 2, B: 3, outputs: 2, samples: 100}", 0.05, "", ALIGNED);
        assertContains(
                text,
                "There is no closed form for several outputs",
                "The derivation is for one output",
                "matrix of 2 rows",
                "With several outputs a modality is not described by one length");
    }

    @Test
    void aNonlinearNetworkIsComparedAsAFunction() throws IOException {
        String text = report(
                "(A:2,B:2):0",
                "xor: {var: 4, balanced: true, samples: 64}",
                0.05,
                "",
                "init: gaussian-norm, activation: relu, method: gd, lr: 0.05, width: 12, seeds: 2, maxTime: 60, u0: 0.2");
        assertContains(
                text,
                "contributions of the modalities",
                "none of it is claimed for a nonlinear one",
                "those of the linear network",
                "loss at the end",
                "relu");
        assertFalse(text.contains("error of the map"), text);
    }

    private static final String RELU =
            "init: gaussian-std, activation: relu, width: 12, seeds: 2, maxTime: 80, method: ";

    private static final String ABS = "target: {formula: xA1 + abs(xB1), samples: 128}";

    @Test
    void aNetworkOfRectifiedUnitsIsToldByTheAlignmentLaw() throws IOException {
        String checks = """
                theory:
                  law: {plugin: alignment, network: network1}
                checks:
                  - {of: "network1.contributionHalfTime[A]", against: "law.refinedHalfTime[A]", within: 0.02, reason: the law}
                  - {of: "network1.contributionHalfTime[B]", against: "law.refinedHalfTime[B]", within: 0.02, reason: the law}
                  - {of: network1.contributionTimeRatio, against: law.refinedTimeRatio, within: 0.02, reason: the law}
                  - {of: "network1.contributionReference[B]", against: "law.contribution[B]", within: 0.05, reason: the law}
                """;
        String text = report("(A:2,B:2):0", ABS, 1e-3, checks, RELU + "gd, lr: 0.02");
        assertContains(
                text,
                "The linear theory does not apply to network network1, because G* of",
                "By the alignment law A is learned first",
                "the networks have this order, with a first half time of",
                "law: time ratio",
                "predicted from its own weights by the alignment law",
                "Alignment law",
                "Events of the law",
                "All 4 checks hold");
        assertFalse(text.contains("nothing is predicted for it"), text);
    }

    @Test
    void ofAnotherMethodTheLawHasPlateausOnly() throws IOException {
        String text = report("(A:2,B:2):0", ABS, 1e-3, "", RELU + "adam, lr: 0.02");
        assertContains(
                text, "does not follow the gradient flow, so its times and its order are others", "Events of the law");
        assertFalse(text.contains("this order"), text);
        assertFalse(text.contains("law, own weights"), text);
    }

    @Test
    void aNetworkWithoutTheLawHasNoSectionOfIt() throws IOException {
        String text = report("(A:2,B:2):0", ABS, 1e-2, "", RELU + "gd, lr: 0.02, bias: true");
        assertFalse(text.contains("Alignment law"), text);
        assertContains(text, "is nonlinear: nothing is predicted for it");
    }

    @Test
    void aMethodThatIsNotGradientDescentIsNotExplainedAsOne() throws IOException {
        String text = report(
                "(A:2,B:2):0",
                "toy: {ratio: 2, rho: 0.2}",
                0.1,
                "",
                "init: gaussian-norm, method: adam, lr: 0.02, width: 8, seeds: 2, maxTime: 100");
        assertContains(text, "describes gradient descent, which this method is not");
        assertFalse(text.contains("Why random networks differ"), text);
    }

    @Test
    void aFailingCheckIsBoldInWordsOnTheFirstPage() throws IOException {
        String checks = """
                checks:
                  - {name: it agrees, of: network1.mapError, atMost: 1e-30, reason: because}
                  - {name: it is published, of: network1.timeRatio, atMost: 1, reason: at other settings, published: true}
                  - {name: it holds, of: network1.mapError, atMost: 1, reason: why not}
                """;
        String text = report("(A:2,B:2):0", "toy: {ratio: 2, rho: 0.2}", 0.2, checks, ALIGNED);
        assertContains(
                text,
                "1 of 3 checks hold. One published claim does not hold",
                "at most 10⁻³⁰",
                "does not hold because",
                "published claim does not hold here");
    }

    @Test
    void anArchitectureTooLargeForADerivationSaysSo() throws IOException {
        String text = report(
                "(A:1,B:1,C:1,D:1,E:1,F:1):1",
                "random: {A: 1, B: 1, C: 1, D: 1, E: 1, F: 1, samples: 50}",
                0.2,
                "",
                ALIGNED);
        assertContains(text, "The derivation is left out: with 6 modalities it has up to 2⁶ fixed points");
    }
}
