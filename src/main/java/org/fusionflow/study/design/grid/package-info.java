/**
 * This package answers at which points a study is computed: {@link org.fusionflow.study.design.grid.AxesReader} reads the
 * {@linkplain org.fusionflow.study.design.grid.StudyAxis axes}, whose combinations are the points of a
 * {@link org.fusionflow.study.design.grid.StudyGrid}.
 */
@NullMarked
package org.fusionflow.study.design.grid;

import org.jspecify.annotations.NullMarked;
