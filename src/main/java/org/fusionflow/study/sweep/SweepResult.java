package org.fusionflow.study.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A sweep that was run.
 *
 * @param csv file with the rows
 * @param rows lines of it but for the first
 * @param points of the grid
 * @param resumed points that an interrupted run had left
 * @param failed points that failed numerically
 * @param firstFailure the first of them and how it failed
 * @param specialCsv file with the special points; empty if the sweep looks for none, or writes to no file
 * @param specialPoints in the order of that file
 */
public record SweepResult(
        Path csv,
        int rows,
        int points,
        int resumed,
        int failed,
        Optional<String> firstFailure,
        Optional<Path> specialCsv,
        List<SpecialPoint> specialPoints) {
    public SweepResult {
        specialPoints = List.copyOf(specialPoints);
    }
}
