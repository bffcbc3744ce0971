/**
 * When is a modality learned as a part of a function? The map of a linear network says it, that of a nonlinear one need not.
 *
 * <p>A modality's {@linkplain org.fusionflow.network.model.Contributions contribution} is the root mean square, over the training data, of the
 * change of the output when the modality's inputs are set to 0. {@link org.fusionflow.network.learned.ContributionWatch} follows it during a run
 * and keeps a {@link org.fusionflow.network.learned.ContributionHistory}; {@link org.fusionflow.network.learned.LearnedContributions} says whether
 * each modality is learned, and when: the first time at which its contribution is half of its reference.
 *
 * <p>The reference is the contribution at the end of a converged run, or else that of a plateau which the caller knows from theory. Nothing here
 * knows a theory.
 */
@NullMarked
package org.fusionflow.network.learned;

import org.jspecify.annotations.NullMarked;
