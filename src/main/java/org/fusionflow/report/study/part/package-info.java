/**
 * This package answers what the report of one problem says: the question, the derivation, what the networks did, how far theory and networks
 * agree, and how to reproduce the numbers.
 *
 * <p>Each is a {@link org.fusionflow.report.study.part.Part} about one {@link org.fusionflow.report.study.subject.Subject}; what does not apply
 * to an architecture, to data or to a network is left out with a line that gives the reason.
 */
@NullMarked
package org.fusionflow.report.study.part;

import org.jspecify.annotations.NullMarked;
