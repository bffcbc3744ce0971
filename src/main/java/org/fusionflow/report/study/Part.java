package org.fusionflow.report.study;

/** A part of the report of a study. */
interface Part {
    void write(Subject subject, Manuscript manuscript);
}
