package org.fusionflow.report.experiment.twolayer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.report.experiment.ReproductionReport;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.twolayer.QuickTables;
import org.fusionflow.study.experiment.twolayer.TwoLayerExperiments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TwoLayerPagesTest {
    @TempDir
    Path folder;

    @Test
    void everyExperimentHasPages() {
        Set<String> names =
                TwoLayerExperiments.all().stream().map(Experiment::name).collect(Collectors.toSet());
        assertEquals(names, TwoLayerPages.all().keySet());
    }

    @Test
    void quickTablesMakeADocumentWithEveryFigure() throws IOException {
        Path target = folder.resolve("two.pdf");
        ReproductionReport.write(QuickTables.all(), TwoLayerPages.all(), Scale.QUICK, "test", target);
        assertTrue(Files.size(target) < 400_000, Files.size(target) + " bytes");
        try (PDDocument document = Loader.loadPDF(target.toFile())) {
            String text = new PDFTextStripper().getText(document);
            for (String part : new String[] {
                "linear networks",
                "ReLU networks",
                "correlation ρ",
                "matched phases",
                "early fusion",
                "A first",
                "A alone"
            }) {
                assertTrue(text.contains(part), part);
            }
        }
    }

    /** Two layers, positive maps: late {@code 2 w_m e_m}, early {@code |w| e + (w.e) w/|w|}. */
    @Test
    void theFieldOfMapsIsThatOfTwoLayers() {
        Moments moments = new ToyData(2, 0.5, 1, 1).moments();
        Vector w = Vector.of(0.3, 0.7);
        Vector e = moments.residual(w);
        Vector late = MapField.of(FusionTree.parse("(A:2,B:2):0"), moments).rate(w.at(0), w.at(1));
        Vector early = MapField.of(FusionTree.parse("(A:1,B:1):1"), moments).rate(w.at(0), w.at(1));
        for (int m = 0; m < 2; m++) {
            assertEquals(2 * w.at(m) * e.at(m), late.at(m), 1e-12);
            assertEquals(w.norm() * e.at(m) + w.dot(e) * w.at(m) / w.norm(), early.at(m), 1e-12);
        }
    }
}
