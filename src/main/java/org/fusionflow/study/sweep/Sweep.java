package org.fusionflow.study.sweep;

/**
 * A family of problems, the points at which it is looked at, and what is asked there.
 *
 * @param name letters, digits and dashes: names the output
 * @param family of the problems
 * @param grid of the points
 * @param table what is asked at every point
 */
public record Sweep(String name, ProblemFamily family, Grid grid, PointTable table) {
    /** Everything that the rows depend on, but for the program itself: two sweeps with the same definition have the same rows. */
    String definition() {
        return String.join(
                "\n",
                table.getClass().getSimpleName(),
                family.definition(),
                grid.axes().toString(),
                table.header().toString());
    }
}
