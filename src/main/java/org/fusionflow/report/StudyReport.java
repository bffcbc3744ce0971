package org.fusionflow.report;

public final class StudyReport {
    private StudyReport() {}

    public static void checkTarget(java.nio.file.Path p) {}

    public static int write(
            org.fusionflow.study.StudyResult r, org.fusionflow.symbolic.Derivation d, String v, java.nio.file.Path p) {
        return 0;
    }
}
