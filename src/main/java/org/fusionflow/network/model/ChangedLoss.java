package org.fusionflow.network.model;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.network.mask.MaskedLoss;

/** The mean squared error where a {@link MaskedLoss} is minimized in its place: the loss is that of the data, the gradient that of the other. */
final class ChangedLoss implements MapLoss {
    private final QuadraticLoss data;
    private final QuadraticLoss sum;
    private final List<QuadraticLoss> parts = new ArrayList<>();
    private final double[][] dataPull;
    private final double[] dataConstants;
    private QuadraticLoss followed;
    private double minimized;

    private ChangedLoss(QuadraticLoss data, MaskedLoss masked, int[] modalityOf) {
        this.data = data;
        sum = data.masked(masked, modalityOf);
        for (int k = 0; masked.inTurn() && k < masked.parts().size(); k++) {
            parts.add(data.masked(masked.part(k), modalityOf));
        }
        followed = sum;
        dataPull = new double[data.outputs()][data.inputs()];
        dataConstants = new double[data.outputs()];
    }

    /**
     * The loss on which a network is trained.
     *
     * @param modalityOf the modality of each input
     */
    static MapLoss of(QuadraticLoss data, MaskedLoss masked, int[] modalityOf) {
        return masked.isPlain() ? data : new ChangedLoss(data, masked, modalityOf);
    }

    @Override
    public int inputs() {
        return data.inputs();
    }

    @Override
    public int outputs() {
        return data.outputs();
    }

    @Override
    public double respond(double[][] map, double[] constants, double[][] pull, double[] constantPull) {
        minimized = followed.respond(map, constants, pull, constantPull);
        return data.respond(map, constants, dataPull, dataConstants);
    }

    @Override
    public boolean isRounding(double[][] map, double[][] pull, int from, int to, int factors) {
        return sum.isRounding(map, pull, from, to, factors);
    }

    @Override
    public double reported(double loss) {
        return data.reported(loss);
    }

    @Override
    public double lossBetween(double[] map, double interpolated) {
        return data.lossBetween(map, interpolated);
    }

    @Override
    public double minimized(double loss) {
        return minimized;
    }

    @Override
    public int turns() {
        return Math.max(1, parts.size());
    }

    @Override
    public void turn(int turn) {
        followed = turn == Objective.WHOLE ? sum : parts.get(turn);
    }
}
