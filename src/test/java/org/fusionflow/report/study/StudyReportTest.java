package org.fusionflow.report.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.RawNotation;
import org.fusionflow.report.page.Paper;
import org.fusionflow.report.page.PdfPages;
import org.fusionflow.report.page.PdfReading;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.study.Studies;
import org.fusionflow.study.run.StudyResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader finds in the reports of small studies of every kind. */
@Tag("regression")
class StudyReportTest {
    private static final String NETWORKS = """
            networks:
              - {name: aligned, init: aligned, method: flow, width: 4, seeds: [7]}
              - {name: random, init: gaussian-norm, method: gd, lr: 0.04, width: 8, seeds: [3, 5]}
            checks:
              - {name: maps agree, quantity: mapError, of: aligned, atMost: 1e-6, reason: tight tolerances}
            """;

    /** Left margin of A4 in points. */
    private static final double LEFT = (595.28 - PageStyle.TEXT_WIDTH) / 2;

    @TempDir
    Path folder;

    private static Document pages(String text, Path folder) {
        StudyResult result = Studies.run(Studies.parse(text, folder.resolve("study.yaml")));
        return StudyReport.manuscript(Subject.of(result), Edition.of("9.9.9")).document();
    }

    private String read(String text) throws IOException {
        Document document = pages(text, folder);
        assertEquals(List.of(), RawNotation.in(document));
        PdfReading reading = new PdfReading(document);
        for (String font : reading.fonts()) {
            assertFalse(font.contains("NOT EMBEDDED"), font);
        }
        assertEquals(0, reading.images());
        for (int page = 1; page <= reading.pages(); page++) {
            double[] ink = reading.inkExtent(page);
            assertTrue(ink[0] > LEFT - 3, "page " + page + " begins at " + ink[0]);
            assertTrue(ink[1] < LEFT + PageStyle.TEXT_WIDTH + 3, "page " + page + " ends at " + ink[1]);
        }
        return reading.text().replaceAll("[\\s\\p{Z}]+", " ");
    }

    private static void assertContains(String text, String... wanted) {
        for (String part : List.of(wanted)) {
            assertTrue(text.contains(part), "expected '" + part + "' in: " + text);
        }
    }

    @Test
    void intermediateFusionHasAllParts() throws IOException {
        String text = read("""
                name: small
                title: A small study
                description: What is asked.
                architecture: (A:2,B:2):1
                data: {toy: {ratio: 2, rho: 0.2}}
                u0: 0.2
                """ + NETWORKS);
        assertContains(
                text,
                "A small study",
                "What is asked.",
                "The check holds.",
                "1 Problem",
                "2 Derivation",
                "fixed point",
                "FT-6",
                "TM-3",
                "3 Dynamics",
                "Network random",
                "4 Phase portrait",
                "5 Agreement",
                "6 Reproducibility",
                "seed 7",
                "seeds 3, 5",
                "fusionflow 9.9.9",
                "arXiv:2312.00935");
    }

    @Test
    void sameStudyGivesTheSameBytes() throws IOException {
        String study = """
                name: twice
                architecture: (A:2,B:2):0
                data: {toy: {ratio: 2, rho: 0}}
                u0: 0.05
                """ + NETWORKS;
        Path first = folder.resolve("first.pdf");
        Path second = folder.resolve("second.pdf");
        int count = PdfPages.write(pages(study, folder), Paper.A4, first).pages();
        assertEquals(
                count, PdfPages.write(pages(study, folder), Paper.A4, second).pages());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void randomNetworksOfTwoLayersAreExplainedByTheirGrowingMode() throws IOException {
        String text = read("""
                name: two
                architecture: (A:2,B:2):0
                data: {toy: {ratio: 2, rho: 0}}
                u0: 0.02
                networks:
                  - {name: normal, init: gaussian-std, method: gd, lr: 0.02, width: 8, seeds: 2}
                checks: []
                """);
        assertContains(
                text, "Why random networks differ", "early dynamics are linear", "0.04", "The study states no checks");
    }

    @Test
    void earlyFusionHasNoSaddleAndSaysSo() throws IOException {
        String text = read("""
                name: early
                architecture: (A:1,B:1):2
                data: {toy: {ratio: 2, rho: 0.3}}
                u0: 0.2
                """ + NETWORKS);
        assertContains(text, "early fusion", "no saddle at which only one modality is learned", "fixed point");
        assertFalse(text.contains("saddle 0"), "no plateau line");
    }

    @Test
    void signReversalWithoutSecondHalfTimeIsReported() throws IOException {
        String text = read("""
                name: reversal
                architecture: (A:2,B:2):0
                data: {toy: {ratio: 3, rho: -0.6}}
                u0: 1e-4
                networks:
                  - {name: aligned, init: aligned, method: flow, width: 4, seeds: [1], maxTime: 60}
                checks:
                  - {name: ratio exists, quantity: timeRatio, of: aligned, atMost: 99, reason: it does not}
                """);
        assertContains(text, "sign reversal:", "The check does not hold", "signed", "not comparable");
    }

    @Test
    void vectorModalitiesHaveNoPortraitInThePlane() throws IOException {
        Files.writeString(folder.resolve("moments.yaml"), """
                modalities: {sound: 2, image: 3}
                inputCovariance:
                  - [2.1, 0.3, 0.2, -0.1, 0.15]
                  - [0.3, 1.7, 0.1, 0.25, 0]
                  - [0.2, 0.1, 1.1, 0.2, -0.15]
                  - [-0.1, 0.25, 0.2, 0.9, 0.1]
                  - [0.15, 0, -0.15, 0.1, 1.3]
                inputOutputCorrelation: [0.8, -0.4, 1.6, 0.4, -0.3]
                outputVariance: 6
                """);
        String text = read("""
                name: vectors
                architecture: (sound:2,image:2):0
                data: {stats: moments.yaml}
                u0: 0.05
                """ + NETWORKS);
        assertContains(text, "5 unknowns", "so image is learned first", "here image, and B for the other, here sound");
    }

    @Test
    void theFirstPageHasDrawingsVerdictAndNumbersWhateverTheDescription() throws IOException {
        String study = """
                name: front
                title: A front page
                description: %s
                architecture: (A:2,B:2):0
                data: {toy: {ratio: 2, rho: 0}}
                u0: 1e-3
                networks:
                  - {name: random, init: gaussian-std, method: flow, width: 8, seeds: 2}
                """;
        String sentence = "Twelve words that say little but say it in many letters here. ";
        for (int repeated : new int[] {1, 50}) {
            Document document =
                    pages(study.formatted(sentence.repeat(repeated) + "It goes on until the zebra."), folder);
            PdfReading reading = new PdfReading(document);
            String first = reading.text()
                    .substring(0, reading.text().indexOf("page 1 of"))
                    .replaceAll("[\\s\\p{Z}]+", " ");
            assertContains(
                    first,
                    "A is learned first",
                    "predicted from its own start",
                    "The study states no checks",
                    "loss on the plateau",
                    "Figure 1.",
                    "Figure 2.",
                    "exact reduced flow",
                    "from its own start",
                    "deviation");
            String all = reading.text().replaceAll("[\\s\\p{Z}]+", " ");
            assertContains(all.substring(0, all.indexOf("1 Problem The network")), "until the zebra");
        }
    }

    @Test
    void formulasForOneInputAreLeftOutWhereThereAreMore() throws IOException {
        String study = """
                name: vectors
                architecture: (A:2,B:2):0
                data: {random: {A: 2, B: %d, samples: 60}}
                u0: 0.05
                networks:
                  - {name: aligned, init: aligned, method: flow, width: 4}
                """;
        String vectors = read(study.formatted(2));
        assertContains(vectors, "one input a modality only are left out");
        assertFalse(vectors.contains("One modality alone."), "FT-13 is about one input");
        assertFalse(vectors.contains("For one input a modality the losses differ"), "FT-11");
        assertContains(read(study.formatted(1)), "One modality alone.");
    }
}
