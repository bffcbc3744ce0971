package org.fusionflow.report.study;

import java.nio.file.Path;
import java.util.Locale;
import org.fusionflow.study.Study;
import org.fusionflow.study.StudyFile;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.StudyResult;
import org.fusionflow.study.StudyRun;
import org.fusionflow.symbolic.derivation.Derivation;

/** Writes the report of a study file, to be looked at after a change: study file, then target. */
final class MainReport {
    private MainReport() {}

    public static void main(String[] arguments) {
        Study study = StudyFile.read(Path.of(arguments[0]));
        long start = System.nanoTime();
        Derivation derivation = Derivation.of(study.tree());
        long derived = System.nanoTime();
        StudyResult result = StudyRun.of(study, StudyProgress.NONE);
        long run = System.nanoTime();
        int pages = StudyReport.write(result, derivation, "0.1.0", Path.of(arguments[1]))
                .pages();
        System.err.printf(
                Locale.ROOT,
                "derived in %.1f s, run in %.1f s, %d pages written in %.2f s%n",
                (derived - start) / 1e9,
                (run - derived) / 1e9,
                pages,
                (System.nanoTime() - run) / 1e9);
    }
}
