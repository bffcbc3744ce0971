package org.fusionflow.network.model;

import org.fusionflow.data.samples.Samples;

/** Copies samples to plain arrays, one sample after the other. */
final class SampleRows {
    private SampleRows() {}

    /** P rows of D. */
    static double[] inputs(Samples samples) {
        int d = samples.modalities().inputs();
        double[] rows = new double[samples.count() * d];
        for (int s = 0; s < samples.count(); s++) {
            for (int i = 0; i < d; i++) {
                rows[s * d + i] = samples.input(s, i);
            }
        }
        return rows;
    }

    /** P rows of r. */
    static double[] outputs(Samples samples) {
        int r = samples.outputs();
        double[] rows = new double[samples.count() * r];
        for (int s = 0; s < samples.count(); s++) {
            for (int o = 0; o < r; o++) {
                rows[s * r + o] = samples.output(s, o);
            }
        }
        return rows;
    }
}
