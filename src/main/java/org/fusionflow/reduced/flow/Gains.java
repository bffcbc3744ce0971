package org.fusionflow.reduced.flow;

/** Gains of all modalities as functions of the squared lengths, in leaf order. Thread-safe. */
public interface Gains {
    /**
     * Writes the gains.
     *
     * @param squares {@code u_m^2 = v_m.v_m}, one per modality
     * @param gains receives {@code g_m}
     */
    void evaluate(double[] squares, double[] gains);

    /**
     * Writes the derivatives of the gains.
     *
     * @param squares {@code u_m^2}, one per modality
     * @param slopes receives {@code dg_m/du_n} at {@code [m * modalities + n]}; NaN where all lengths below an edge
     *     are 0
     */
    void slopes(double[] squares, double[] slopes);
}
