/** Two layers: late fusion against early. */
@NullMarked
package org.fusionflow.study.experiment.twolayer;

import org.jspecify.annotations.NullMarked;
