package org.fusionflow.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fusionflow.study.Study;
import org.fusionflow.study.StudyFile;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.StudyResult;
import org.fusionflow.study.StudyRun;
import org.fusionflow.symbolic.Derivation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of small studies of every kind: nothing is missing, nothing is made up. */
class StudyReportTest {
    @TempDir
    Path folder = Path.of(".");

    private static String study(String tree, String data, String u0, String networks) {
        return "name: small\ntitle: A small study\narchitecture: " + tree + "\ndata: {" + data + "}\nu0: " + u0
                + "\nnetworks:\n"
                + networks
                + "checks:\n  - {name: maps are equal, quantity: mapError, of: aligned, atMost: 1e-6, reason: the manifold is exact}\n"
                + "  - {name: ratio, quantity: timeRatio, of: aligned, against: reduced, relative: 1e-6, reason: equal maps}\n";
    }

    private static final String ALIGNED =
            "  - {name: aligned, init: aligned, method: flow, width: 3, seeds: 1, maxTime: 400}\n";
    private static final String RANDOM =
            "  - {name: random, init: gaussian-norm, method: gd, lr: 0.02, width: 8, seeds: [4, 9]}\n";

    private String text(String yaml) throws IOException {
        Study study = StudyFile.parse(yaml, folder.resolve("small.yaml"));
        StudyResult result = StudyRun.of(study, StudyProgress.NONE);
        Derivation derivation = Derivation.of(study.tree());
        Path one = folder.resolve("one.pdf");
        Path two = folder.resolve("two.pdf");
        int pages = StudyReport.write(result, derivation, "0.1.0", one);
        StudyReport.write(result, derivation, "0.1.0", two);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two), "the same result gives the same bytes");
        assertTrue(pages >= 3);
        try (PDDocument document = Loader.loadPDF(one.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void scalarModalitiesHaveAPortraitAndTheGapIsExplained() throws IOException {
        String text = text(study("(A:3,B:3):1", "toy: {ratio: 2, rho: 0.3}", "0.3", ALIGNED + RANDOM));
        assertTrue(text.contains("A small study"), text);
        assertTrue(text.contains("Fixed points"));
        assertTrue(text.contains("fixed points of the balanced flow"));
        assertTrue(text.contains("Phase portrait"));
        assertTrue(text.contains("4, 9"), "seeds");
        assertTrue(text.contains("All 2 checks hold"));
        assertTrue(text.contains("prefactors are not"));
        assertTrue(text.contains("arXiv:2312.00935"));
        assertFalse(text.contains("refuted"));
    }

    @Test
    void earlyFusionSaysThatThereIsNoSaddle() throws IOException {
        String text = text(study("(A:1,B:1):2", "toy: {ratio: 2, rho: 0}", "0.3", ALIGNED));
        assertTrue(text.contains("With early fusion there is no saddle"), text);
        assertTrue(text.contains("early fusion"));
    }

    @Test
    void signReversalIsSaidAndACheckThatCannotBeMadeDoesNotHold() throws IOException {
        String text = text(study("(A:2,B:2):0", "toy: {ratio: 3, rho: -0.6}", "0.05", ALIGNED));
        assertTrue(text.contains("sign reversal"), text);
        assertTrue(text.contains("of 2 checks hold"));
        assertTrue(text.contains("does not exist for"));
    }

    @Test
    void vectorModalitiesHaveNoPortrait() throws IOException {
        Files.writeString(folder.resolve("data.yml"), """
                modalities: {A: 2, B: 3}
                inputCovariance:
                  - [2, 0.1, 0.2, 0, 0]
                  - [0.1, 1, 0, 0.3, 0]
                  - [0.2, 0, 1, 0.1, 0]
                  - [0, 0.3, 0.1, 1, 0.2]
                  - [0, 0, 0, 0.2, 1]
                inputOutputCorrelation: [2, 1, 0.5, 0.6, 0.2]
                outputVariance: 9
                """);
        String text = text(study("(A:2,B:2):1", "stats: data.yml", "0.2", ALIGNED + RANDOM));
        assertTrue(text.contains("one input only"), text);
        assertTrue(text.contains("A has 2, B has 3"));
    }
}
