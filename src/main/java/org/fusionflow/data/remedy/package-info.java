/**
 * What is done against unimodal bias, or changed in training: learning rates and starts of branches, scaled or whitened inputs, dropped modalities,
 * losses on branches, frozen branches, weight decay.
 *
 * <p>{@link org.fusionflow.data.remedy.Remedies} says what is asked for; theory and networks each work out on their own what follows from it. Only
 * what is done to the inputs themselves ({@link org.fusionflow.data.remedy.InputTransform}) is done to the data that both get.
 */
@NullMarked
package org.fusionflow.data.remedy;

import org.jspecify.annotations.NullMarked;
