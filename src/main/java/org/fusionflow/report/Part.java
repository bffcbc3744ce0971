package org.fusionflow.report;

/** One part of a study's report. */
interface Part {
    void write(Subject subject, Manuscript manuscript);
}
