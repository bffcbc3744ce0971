package org.fusionflow.report.study;

import java.nio.file.Path;
import java.util.Locale;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.StudyInMemory;
import org.fusionflow.study.run.StudyResult;

/** Writes the report of a study file, to be looked at after a change: study file, then target. */
final class MainReport {
    private MainReport() {}

    public static void main(String[] arguments) {
        Study study = new StudyReader(Plugins.CATALOGUE).read(Path.of(arguments[0]), false);
        long start = System.nanoTime();
        StudyResult result = StudyInMemory.of(study, Plugins.CATALOGUE, StudyProgress.NONE);
        long run = System.nanoTime();
        int pages = StudyReport.write(result, Edition.of("0.1.0"), ReportFile.pdf(Path.of(arguments[1])))
                .pages()
                .orElseThrow();
        System.err.printf(
                Locale.ROOT,
                "run in %.1f s, %d pages derived and written in %.2f s%n",
                (run - start) / 1e9,
                pages,
                (System.nanoTime() - run) / 1e9);
    }
}
