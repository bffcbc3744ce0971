/**
 * This package answers which figures a study draws from its tables: {@link org.fusionflow.study.design.figure.FigureReader} reads each
 * {@link org.fusionflow.study.design.figure.FigureSpec} and adds the columns that it draws.
 */
@NullMarked
package org.fusionflow.study.design.figure;

import org.jspecify.annotations.NullMarked;
