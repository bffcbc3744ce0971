package org.fusionflow.report.experiment;

import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;

/** The figures and tables of one experiment, drawn from its table alone. Stands below the experiment's heading and question. */
@FunctionalInterface
public interface ExperimentPages {
    void write(Rows rows, Manuscript manuscript);
}
