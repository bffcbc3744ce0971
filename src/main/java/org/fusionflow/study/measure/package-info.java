/**
 * This package measures the quantities of a study: a {@link org.fusionflow.study.measure.Measure} takes a number from a
 * {@link org.fusionflow.study.measure.NetworkRun}, {@link org.fusionflow.study.measure.TheoryMeasures} from a prediction.
 *
 * <p>A {@link org.fusionflow.study.measure.StudyPoint} is a problem with its predictions; a network run is a network that is trained on it from
 * one seed. {@link org.fusionflow.study.measure.MeasureCatalogue} lists all quantities by the names that study files use. A
 * {@link org.fusionflow.study.measure.MeasurePlugin} or {@link org.fusionflow.study.measure.TheoryPlugin} adds more.
 */
@NullMarked
package org.fusionflow.study.measure;

import org.jspecify.annotations.NullMarked;
