package org.fusionflow.network.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.SampleNetwork;
import org.fusionflow.network.shape.Layout;

/**
 * {@code contribution.m}: the root mean square over the data of the output minus the output where all inputs of modality m are 0. It says
 * what a network that is not linear makes of a modality.
 */
public final class Contributions implements Observable {
    private final Modalities modalities;
    private final Evaluation evaluation;

    /** The contributions of all modalities at one state. */
    @FunctionalInterface
    private interface Evaluation {
        double[] at(NetworkState state);
    }

    private Contributions(Modalities modalities, Evaluation evaluation) {
        this.modalities = modalities;
        this.evaluation = evaluation;
    }

    /**
     * Of any network, over samples.
     *
     * @param samples in the layout's order of modalities
     */
    public static Contributions over(Samples samples, Layout layout) {
        Modalities modalities = samples.modalities();
        List<Samples> without = new ArrayList<>();
        for (int m = 0; m < modalities.count(); m++) {
            without.add(without(samples, m));
        }
        return new Contributions(modalities, state -> {
            double[] outputs = SampleNetwork.outputs(layout, samples, state.weights());
            return without.stream()
                    .mapToDouble(some ->
                            distance(outputs, SampleNetwork.outputs(layout, some, state.weights()), samples.count()))
                    .toArray();
        });
    }

    /** Of a linear network, from second moments. */
    public static Contributions ofLinear(Moments moments) {
        Modalities modalities = moments.modalities();
        return new Contributions(
                modalities,
                state -> IntStream.range(0, modalities.count())
                        .mapToDouble(m -> of(moments, state.map(), m))
                        .toArray());
    }

    /**
     * The contribution of a modality to a linear map.
     *
     * @param map one row an output
     */
    public static double of(Moments moments, List<Vector> map, int modality) {
        int[] indices = moments.modalities().indices(Set.of(modality));
        double square = 0;
        for (Vector row : map) {
            Vector block = row.at(indices);
            square += moments.inputCovariance().block(indices).leftTimes(block).dot(block);
        }
        return Math.sqrt(Math.max(0, square));
    }

    private static Samples without(Samples samples, int modality) {
        int[] zero = samples.modalities().indices(Set.of(modality));
        return Samples.of(
                samples.modalities(),
                IntStream.range(0, samples.count())
                        .mapToObj(p -> Vector.of(
                                IntStream.range(0, samples.modalities().inputs())
                                        .mapToDouble(i -> Arrays.binarySearch(zero, i) >= 0 ? 0 : samples.input(p, i))
                                        .toArray()))
                        .toList(),
                IntStream.range(0, samples.count())
                        .mapToObj(p -> Vector.of(IntStream.range(0, samples.outputs())
                                .mapToDouble(o -> samples.output(p, o))
                                .toArray()))
                        .toList());
    }

    /** Root mean square over samples; squares of several outputs add up. */
    private static double distance(double[] one, double[] other, int samples) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(squares / samples);
    }

    @Override
    public List<RecordedQuantity> quantities() {
        return List.of(RecordedQuantity.list("contribution", modalities.names()));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        double[] values = evaluation.at(state);
        System.arraycopy(values, 0, row, at, values.length);
    }
}
