/**
 * Which numbers does a study measure?
 *
 * <p>A {@link org.fusionflow.study.measure.StudyPoint} is a problem with what theory says about it, a
 * {@link org.fusionflow.study.measure.NetworkRun} a network that is trained on it from one seed. A
 * {@link org.fusionflow.study.measure.Measure} takes a number from a run, a {@link org.fusionflow.study.measure.TheoryMeasures} from a
 * prediction; {@link org.fusionflow.study.measure.MeasureCatalogue} lists them by the names that study files have for them. A
 * {@link org.fusionflow.study.measure.MeasurePlugin} or {@link org.fusionflow.study.measure.TheoryPlugin} adds others.
 */
@NullMarked
package org.fusionflow.study.measure;

import org.jspecify.annotations.NullMarked;
