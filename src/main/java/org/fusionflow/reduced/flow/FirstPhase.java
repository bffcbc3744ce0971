package org.fusionflow.reduced.flow;

/** The integrand of the first phase of two modalities, tag [TM-2], compiled to byte code. Thread-safe. */
public interface FirstPhase {
    /**
     * {@code 1/g_A} at the length {@code uA} of the first modality, with the length of the second from [TM-1].
     *
     * @param uA from u0 to 1
     * @param u0 start length
     * @param k {@code s_B/s_A}, ratio of the correlation norms
     */
    double inverseGain(double uA, double u0, double k);
}
