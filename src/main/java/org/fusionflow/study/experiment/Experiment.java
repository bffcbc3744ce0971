package org.fusionflow.study.experiment;

import java.util.List;

/** A question to theory and full simulation, as a table that anyone can compute again, and statements about it. */
public interface Experiment {
    /** Lower-case letters, digits and dashes: names the CSV and the command's argument. */
    String name();

    /** For people, a heading. */
    String title();

    /** What is checked and how, at which settings: a paragraph for people. */
    String question();

    /** Of the table. */
    List<String> columns();

    /** What makes the rows, in the order in which they stand in the table. */
    List<Job> jobs(Scale scale);

    /** What the table says. At least one; never computed from anything but the table. */
    List<StudyFinding> findings(Rows rows, Scale scale);
}
