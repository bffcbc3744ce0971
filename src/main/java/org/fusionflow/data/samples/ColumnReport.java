package org.fusionflow.data.samples;

import java.util.List;

/**
 * What is worth knowing of the columns of a file, by their names.
 *
 * @param samples number of samples that are trained on
 * @param constant inputs that have the same value in every sample
 * @param equal pairs of inputs that are equal to rounding
 * @param rescaled pairs of inputs that are equal but for their unit, offset or sign
 */
public record ColumnReport(long samples, List<String> constant, List<List<String>> equal, List<List<String>> rescaled) {
    public ColumnReport {
        constant = List.copyOf(constant);
        equal = List.copyOf(equal);
        rescaled = List.copyOf(rescaled);
    }
}
