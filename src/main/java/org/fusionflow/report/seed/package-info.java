/**
 * This package has the curves of several seeds of one network. A {@link org.fusionflow.report.seed.SeedCourse} is one quantity of one seed over time;
 * {@link org.fusionflow.report.seed.ProgressQuantiles} stand for more seeds than can be drawn one by one.
 */
@NullMarked
package org.fusionflow.report.seed;

import org.jspecify.annotations.NullMarked;
