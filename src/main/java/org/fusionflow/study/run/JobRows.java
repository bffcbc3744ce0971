package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.ode.Outcome;

/**
 * The rows that a job computes.
 *
 * @param outcome how it ended
 * @param rows the row of points or runs, then those of curves
 * @param units rows of the table of units
 */
record JobRows(String outcome, List<List<String>> rows, List<List<String>> units) {
    /** Outcome if the layer counts of a point do not make a network. */
    static final String NO_SUCH_NETWORK = "NO_SUCH_NETWORK";

    /** Outcome if the output is uncorrelated with every input. */
    static final String NOTHING_TO_LEARN = "NOTHING_TO_LEARN";

    JobRows {
        rows = rows.stream().map(List::copyOf).toList();
        units = units.stream().map(List::copyOf).toList();
    }

    JobRows(String outcome, List<List<String>> rows) {
        this(outcome, rows, List.of());
    }

    /**
     * Reads the rows back from the lines of a journal. The first row belongs to another table than the following ones, and units come after an
     * empty line.
     */
    static JobRows of(String outcome, String csv) {
        int end = csv.indexOf('\n') + 1;
        String rest = csv.substring(end);
        // Rows of curves have cells, so an empty line is not one of them.
        int gap = rest.startsWith("\n") ? 0 : rest.indexOf("\n\n") + 1;
        boolean split = rest.startsWith("\n") || gap > 0;
        List<List<String>> rows = new ArrayList<>();
        for (String part : List.of(csv.substring(0, end), split ? rest.substring(0, gap) : rest)) {
            if (!part.isEmpty()) {
                rows.addAll(CsvText.rows(part));
            }
        }
        return new JobRows(outcome, rows, split ? CsvText.rows(rest.substring(gap + 1)) : List.of());
    }

    /**
     * Compares the rows with the tables that they belong to.
     *
     * @param begin first cells of the first row, which name the job
     * @param first number of cells of the first row
     * @param rest number of cells of the other rows
     * @param unit number of cells of a row of units
     * @return what is wrong; empty if nothing is
     */
    Optional<String> problem(List<String> begin, int first, int rest, int unit) {
        if (rows.isEmpty()) {
            return Optional.of("found no row, expected one at least");
        }
        for (int row = 0; row < rows.size() + units.size(); row++) {
            boolean ofUnits = row >= rows.size();
            int found = (ofUnits ? units.get(row - rows.size()) : rows.get(row)).size();
            int expected = row == 0 ? first : ofUnits ? unit : rest;
            if (found != expected) {
                return Optional.of("found " + found + " cells in row " + (row + 1) + ", expected " + expected);
            }
        }
        List<String> found = rows.get(0).subList(0, begin.size());
        return found.equals(begin) ? Optional.empty() : Optional.of("found the job " + found + ", expected " + begin);
    }

    String csv() {
        return CsvText.lines(rows) + (units.isEmpty() ? "" : "\n" + CsvText.lines(units));
    }

    /** True if the run or integration did not come to its end. */
    boolean isFailure() {
        return outcome.equals(Outcome.STEP_TOO_SMALL.name())
                || outcome.equals(Outcome.NOT_FINITE.name())
                || outcome.equals(Outcome.OUT_OF_STEPS.name());
    }
}
