/**
 * Which full networks are trained beside the theory?
 *
 * <p>{@link org.fusionflow.explore.network.OverlayRuns} trains one network at a time in the background and keeps the last few results, each a
 * {@link org.fusionflow.explore.network.OverlayRun}.
 */
@NullMarked
package org.fusionflow.explore.network;

import org.jspecify.annotations.NullMarked;
