package org.fusionflow.study.experiment;

import java.util.List;
import java.util.function.Supplier;

/**
 * A part of an experiment that needs no other: the same rows on any thread, in any order.
 *
 * @param label for messages, unique within the experiment
 * @param work makes the rows; throws {@link org.fusionflow.study.NumericalFailure} where a run cannot be carried to its end
 */
public record Job(String label, Supplier<List<Row>> work) {}
