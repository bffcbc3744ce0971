package org.fusionflow.reduced.flow;

/** The integrand of the first phase of two modalities, tag [TM-2], as byte code. Safe for several threads. */
public interface FirstPhase {
    /**
     * {@code 1/g_A} at the length {@code uA} of the first modality, with the second one's from [TM-1].
     *
     * @param k {@code s_B/s_A}
     */
    double inverseGain(double uA, double u0, double k);
}
