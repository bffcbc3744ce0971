package org.fusionflow.symbolic;

/**
 * The rate of a layer's weights under gradient flow that one modality contributes, as a formula that proofs are given: a test
 * gives them a wrong one and sees it fail. Tag [FT-2].
 */
interface LayerGradient {
    /** {@code b' e F'}. */
    LayerGradient EXACT = (b, e, f) -> b.transposed().times(e.times(f.transposed()));

    /**
     * @param b product of the layers between this one and the output, 1 x rows
     * @param e residual of the modality, 1 x inputs
     * @param f product of the layers between the modality's input and this one, columns x inputs
     * @return rows x columns
     */
    ExactMatrix of(ExactMatrix b, ExactMatrix e, ExactMatrix f);
}
