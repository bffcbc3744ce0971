package org.fusionflow.network.model;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.network.mask.Mask;
import org.fusionflow.network.mask.MaskedLoss;

/**
 * The loss of an affine map on samples where a {@link MaskedLoss} is minimized in its place. The map of masked inputs is the map whose columns are
 * multiplied by the factors of their modalities, so that every part costs as much as the loss itself. On all data the loss is that of the data; on
 * a batch it is what is minimized there.
 */
final class MaskedSampleLoss implements MapLoss {
    private final SampleMapLoss data;
    private final MaskedLoss masked;
    private final int[] modalityOf;
    private final double[][] partMap;
    private final double[][] partPull;
    private final double[] partConstants;
    private int turn = Objective.WHOLE;
    private double minimized;

    /**
     * @param modalityOf the modality of each input
     */
    MaskedSampleLoss(SampleMapLoss data, MaskedLoss masked, int[] modalityOf) {
        this.data = data;
        this.masked = masked;
        this.modalityOf = modalityOf;
        partMap = new double[data.outputs()][data.inputs()];
        partPull = new double[data.outputs()][data.inputs()];
        partConstants = new double[data.outputs()];
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
        for (double[] row : pull) {
            Arrays.fill(row, 0, inputs(), 0);
        }
        Arrays.fill(constantPull, 0);
        minimized = 0;
        List<Mask> parts = masked.parts();
        for (int k = 0; k < parts.size(); k++) {
            if (turn == Objective.WHOLE || turn == k) {
                // Drawn factors belong to the first part only: the loss of a branch is without dropout.
                data.useFactors(k == 0 && masked.drawn().isPresent());
                add(parts.get(k), map, constants, pull, constantPull);
            }
        }
        data.useFactors(false);
        return data.isWhole() ? data.respond(map, constants, partPull, partConstants) : minimized;
    }

    private void add(Mask part, double[][] map, double[] constants, double[][] pull, double[] constantPull) {
        double weight = part.weight();
        for (int o = 0; o < partMap.length; o++) {
            for (int i = 0; i < modalityOf.length; i++) {
                partMap[o][i] = part.factors().at(modalityOf[i]) * map[o][i];
            }
        }
        minimized += weight * data.respond(partMap, constants, partPull, partConstants);
        for (int o = 0; o < partMap.length; o++) {
            constantPull[o] += weight * partConstants[o];
            for (int i = 0; i < modalityOf.length; i++) {
                pull[o][i] += weight * part.factors().at(modalityOf[i]) * partPull[o][i];
            }
        }
    }

    @Override
    public double minimized(double loss) {
        return minimized;
    }

    @Override
    public int turns() {
        return masked.inTurn() ? masked.parts().size() : 1;
    }

    @Override
    public void turn(int chosen) {
        turn = chosen;
    }
}
