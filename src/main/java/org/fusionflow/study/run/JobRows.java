package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.ode.Outcome;

/**
 * What comes of a job.
 *
 * @param outcome how it ended
 * @param rows the row of points or runs, then those of curves
 */
record JobRows(String outcome, List<List<String>> rows) {
    /** Outcome where the layer counts of a point make no network. */
    static final String NO_SUCH_NETWORK = "NO_SUCH_NETWORK";

    /** Outcome where the output is uncorrelated with every input. */
    static final String NOTHING_TO_LEARN = "NOTHING_TO_LEARN";

    JobRows {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Back from the lines of a journal. The first row is of another table than those that follow. */
    static JobRows of(String outcome, String csv) {
        int end = csv.indexOf('\n') + 1;
        List<List<String>> rows = new ArrayList<>();
        for (String part : List.of(csv.substring(0, end), csv.substring(end))) {
            if (!part.isEmpty()) {
                rows.addAll(CsvText.rows(part));
            }
        }
        return new JobRows(outcome, rows);
    }

    String csv() {
        return CsvText.lines(rows);
    }

    /** True where the numbers cannot be trusted to the end. */
    boolean isFailure() {
        return outcome.equals(Outcome.STEP_TOO_SMALL.name())
                || outcome.equals(Outcome.NOT_FINITE.name())
                || outcome.equals(Outcome.OUT_OF_STEPS.name());
    }
}
