package org.fusionflow.report.study.part;

import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Subject;

/** A part of the report of a study. */
interface Part {
    void write(Subject subject, Manuscript manuscript);
}
