/**
 * This package answers which columns the tables of a study have and what the name of one means:
 * {@link org.fusionflow.study.design.column.StudyNames} finds the {@link org.fusionflow.study.design.column.Variable} of a name, and a
 * {@link org.fusionflow.study.design.column.StudyTable} holds the values.
 */
@NullMarked
package org.fusionflow.study.design.column;

import org.jspecify.annotations.NullMarked;
