package org.fusionflow.reduced.flow;

/** Gains of all modalities as a function of the squared lengths, in leaf order. Safe for several threads. */
public interface Gains {
    /**
     * @param squares {@code u_m^2 = v_m.v_m}, one a modality
     * @param gains receives {@code g_m}
     */
    void evaluate(double[] squares, double[] gains);

    /**
     * @param squares {@code u_m^2}, one a modality
     * @param slopes receives {@code dg_m/du_n} at {@code [m * modalities + n]}; not a number where an edge has no length at all
     */
    void slopes(double[] squares, double[] slopes);
}
