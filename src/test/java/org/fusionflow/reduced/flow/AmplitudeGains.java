package org.fusionflow.reduced.flow;

/** Gains of all modalities as functions of the amplitudes of all layers except the first ones. Thread-safe. */
public interface AmplitudeGains {
    /**
     * @param amplitudes in the order of {@link AmplitudeLayout}
     * @param gains receives {@code g_m}, in leaf order
     */
    void evaluate(double[] amplitudes, double[] gains);

    /**
     * @param amplitudes in the order of {@link AmplitudeLayout}
     * @param slopes receives {@code dg_m/da_j} at {@code [m * amplitudes + j]}
     */
    void slopes(double[] amplitudes, double[] slopes);
}
