package org.fusionflow.report.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Names;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SourceText;
import org.fusionflow.report.document.RawNotation;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.manuscript.StudySource;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.check.CheckResult.Verdict;
import org.fusionflow.study.design.check.Check;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document of studies with axes, from outcomes that were made up. */
class GridReportTest {
    @TempDir
    Path folder;

    private static CheckResult result(String name, Verdict verdict, String where) {
        Formula one = Formula.of(new SourceText("study.yaml", "1", 1, 1), Names.of(Map.of()));
        Check check = new Check(
                new Sentence(name),
                one,
                new Check.Criterion.AtMost(one),
                Check.Every.POINT,
                List.of(),
                Optional.empty(),
                List.of(new Check.Excluded(one, new Sentence("no order there"))),
                new Sentence("rounding"),
                verdict == Verdict.CLAIM_FAILS);
        return new CheckResult(
                check, verdict, "4 within 1 %", "4.125 ± 0.05", "+3.1 %", where, 3, OptionalDouble.of(0.031));
    }

    private static GridSubject subject(String name, CheckResult... checks) {
        StudyTable points = StudyTable.of(List.of("rho", "law"), "0,4\n0.5,5\n");
        FigureSpec.Series law = new FigureSpec.Series(
                "law",
                FigureSpec.Source.POINTS,
                Map.of(),
                "rho",
                "law",
                Optional.empty(),
                Optional.empty(),
                FigureSpec.Mark.LINE);
        FigureSpec figure = new FigureSpec.Curves(
                "Time ratio over correlation",
                new FigureSpec.Scale("rho", false),
                new FigureSpec.Scale("timeRatio", false),
                List.of(),
                List.of(new FigureSpec.Panel("", List.of(law))),
                false);
        return new GridSubject(
                name,
                "How long " + name,
                new Sentence("What is asked of $t_B/t_A$ at $u0^(2-L)$?"),
                List.of(
                        new GridSubject.Setting("axis rho", "0, 0.5"),
                        new GridSubject.Setting("network linear", "width 100")),
                List.of(figure),
                List.of(),
                Map.of(FigureSpec.Source.POINTS, points),
                List.of(checks),
                StudySource.of(name, "name: " + name + "\n", true, Map.of()));
    }

    private static String text(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\\p{Z}]+", " ");
        }
    }

    @Test
    void oneStudyHasQuestionSettingsFiguresAndChecks() throws IOException {
        Path file = folder.resolve("one.pdf");
        WrittenReport written = GridReport.write(
                subject("one", result("$kappa_A$ meets $w*_A = ρσ_B/σ_A$", Verdict.FAILS, "rho = 0.5, seed 3")),
                Edition.of("9.9.9"),
                ReportFile.pdf(file));
        String text = text(file);
        for (String part : List.of(
                "How long one",
                "What is asked of t_{B}/t_{A} at u_0^{2-L}?",
                "The check does not hold.",
                "1 Settings",
                "network linear width 100",
                "2 Figures",
                "Figure 1. Time ratio over correlation.",
                "\\kappa_{A} meets w^{\\ast}_{A}=\\rho\\sigma_{B}/\\sigma_{A}",
                "4 within 1 %",
                "4.125 ± 0.05 (+3.1 %)",
                "\\rho=0.5, seed 3",
                "does not hold",
                "no order there",
                "fusionflow report --quick one.yaml makes this document again",
                "fusionflow 9.9.9")) {
            assertTrue(text.contains(part), part + " in " + text);
        }
        assertEquals(List.of("Time ratio over correlation."), written.figures());
    }

    @Test
    void severalStudiesHaveASummaryThatCountsVerdicts() throws IOException {
        Path file = folder.resolve("all.pdf");
        List<GridSubject> subjects = List.of(
                subject("one", result("a", Verdict.HOLDS, ""), result("b", Verdict.CLAIM_FAILS, "")), subject("two"));
        GridReport.write("All of it", "quick", subjects, Edition.of("9.9.9"), ReportFile.pdf(file));
        String text = text(file);
        assertTrue(text.contains("one 2 2 1 1 –"), text);
        assertTrue(text.contains("two 2 0 – – –"), text);
        assertTrue(text.contains("1 How long one") && text.contains("2 How long two"), text);
        assertTrue(text.contains("published claim does not hold here"), text);
        assertTrue(text.contains("nothing here was tested"), text);
        assertTrue(subjects.get(0).isFine());
    }

    @Test
    void theConclusionSaysWhereWhichClaimHolds() throws IOException {
        CheckResult published = result("nearly $t_B/t_A$", Verdict.CLAIM_FAILS, "rho = 0.5, seed 3");
        List<GridSubject> subjects = List.of(
                subject("one", published, result("ours", Verdict.HOLDS, "")),
                subject("two", result("wrong", Verdict.FAILS, "")));
        Manuscript manuscript = GridReport.manuscript("All of it", "quick", subjects, Edition.of("9.9.9"));
        assertEquals(List.of(), RawNotation.in(manuscript.document()));
        Path file = folder.resolve("all.pdf");
        GridReport.write("All of it", "quick", subjects, Edition.of("9.9.9"), ReportFile.pdf(file));
        String text = text(file);
        for (String part : List.of(
                "3 Conclusion",
                "Of 1 published claim, 0 hold at the stated settings and 1 does not: Table",
                "Of 2 statements of this program, 1 did not hold, which is an error.",
                "everywhere, 3 cases; farthest off at \\rho=0.5, seed 3",
                "4.125 ± 0.05 (+3.1 %), expected 4 within 1 % Section 1",
                "wrong 4 within 1 %")) {
            assertTrue(text.contains(part), part + " in " + text);
        }
        assertTrue(text.indexOf("References") > text.indexOf("3 Conclusion"), text);
    }

    @Test
    void theSameResultsGiveTheSameBytes() throws IOException {
        Path first = folder.resolve("first.pdf");
        Path second = folder.resolve("second.pdf");
        GridReport.write(subject("one"), Edition.of("9.9.9"), ReportFile.pdf(first));
        GridReport.write(subject("one"), Edition.of("9.9.9"), ReportFile.pdf(second));
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
        assertFalse(text(first).contains("Worst at"));
    }
}
