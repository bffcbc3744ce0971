/** The document of a reproduction: every experiment with its figures and findings. The figures are in the rooms below, by topic. */
@NullMarked
package org.fusionflow.report.experiment;

import org.jspecify.annotations.NullMarked;
