/** Deep networks and fusion trees. */
@NullMarked
package org.fusionflow.study.experiment.deep;

import org.jspecify.annotations.NullMarked;
