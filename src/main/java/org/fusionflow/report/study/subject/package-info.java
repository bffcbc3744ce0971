/**
 * This package answers which results the report of one problem speaks of: a {@link org.fusionflow.report.study.subject.Subject} holds the problem
 * with its predictions and an {@link org.fusionflow.report.study.subject.Ensemble} for each network.
 */
@NullMarked
package org.fusionflow.report.study.subject;

import org.jspecify.annotations.NullMarked;
