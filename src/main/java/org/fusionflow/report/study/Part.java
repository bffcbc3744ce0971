package org.fusionflow.report.study;

/** One part of a study's report. */
interface Part {
    void write(Subject subject, Manuscript manuscript);
}
