package org.fusionflow.reduced;

/** Gains of all modalities as a function of the squared lengths, in leaf order. */
public interface Gains {
    /**
     * @param squares {@code u_m^2 = v_m.v_m}, one a modality
     * @param gains receives {@code g_m}
     */
    void evaluate(double[] squares, double[] gains);
}
