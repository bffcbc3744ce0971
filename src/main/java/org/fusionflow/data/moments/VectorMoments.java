package org.fusionflow.data.moments;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Second moments of data with one output or several.
 *
 * @param modalities names and dimensions of the inputs, D together
 * @param inputCovariance {@code <x x'>}, D x D
 * @param inputOutputCorrelation {@code <y x'>}, one row of D an output
 * @param outputVariance {@code <y'y>}, summed over the outputs, at least what the best linear map explains
 */
public record VectorMoments(
        Modalities modalities, Symmetric inputCovariance, List<Vector> inputOutputCorrelation, double outputVariance) {
    public VectorMoments {
        inputOutputCorrelation = List.copyOf(inputOutputCorrelation);
        if (inputOutputCorrelation.isEmpty()) {
            throw new InvalidInput("inputOutputCorrelation: expected at least one output");
        }
        // Before what the rows explain, which is not finite either where squares overflow.
        if (!(outputVariance >= 0) || Double.isInfinite(outputVariance)) {
            throw new InvalidInput("outputVariance " + outputVariance + ": expected a finite number of at least 0");
        }
        double explained = 0;
        for (Vector row : inputOutputCorrelation) {
            // Infinite variance leaves only the checks of shape, sign and range, output by output.
            SecondMoments one = new SecondMoments(modalities, inputCovariance, row, Double.MAX_VALUE);
            explained += inputCovariance
                    .leftTimesPseudoInverse(one.inputOutputCorrelation(), LeastSquares.RELATIVE_CUT)
                    .dot(row);
        }
        if (!(outputVariance >= explained * (1 - SecondMoments.ROUNDING))) {
            throw new InvalidInput("outputVariance " + outputVariance
                    + ": expected at least the variance that the inputs explain, " + explained);
        }
    }

    public static VectorMoments of(SecondMoments single) {
        return new VectorMoments(
                single.modalities(),
                single.inputCovariance(),
                List.of(single.inputOutputCorrelation()),
                single.outputVariance());
    }

    /**
     * The same moments where one output is expected.
     *
     * @throws InvalidInput if there are several
     */
    public SecondMoments single() {
        if (outputs() != 1) {
            throw new InvalidInput(
                    "data with " + outputs() + " outputs: expected one output here; several need predict --rank K");
        }
        return new SecondMoments(modalities, inputCovariance, inputOutputCorrelation.get(0), outputVariance);
    }

    /** Number of outputs, r. */
    public int outputs() {
        return inputOutputCorrelation.size();
    }

    /** The moments of one output alone, its variance being what the best map explains: for rules that do not need the rest. */
    public SecondMoments output(int o) {
        Vector row = inputOutputCorrelation.get(o);
        double explained = inputCovariance
                .leftTimesPseudoInverse(row, LeastSquares.RELATIVE_CUT)
                .dot(row);
        return new SecondMoments(modalities, inputCovariance, row, Math.max(0, explained));
    }

    /**
     * The same moments with their blocks in the tree's leaf order.
     *
     * @throws InvalidInput if the tree's modalities are not the ones of these statistics
     */
    public VectorMoments inOrderOf(FusionTree tree) {
        if (tree.names().equals(modalities.names())) {
            return this;
        }
        int[] indices = modalities.indicesInOrderOf(tree);
        return new VectorMoments(
                modalities.inOrderOf(tree),
                inputCovariance.block(indices),
                inputOutputCorrelation.stream().map(row -> row.at(indices)).toList(),
                outputVariance);
    }
}
