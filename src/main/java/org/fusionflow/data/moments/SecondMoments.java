package org.fusionflow.data.moments;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * The second moments through which data enter the dynamics of a linear network with one output. Inputs of all modalities are
 * stacked in the order of {@link #modalities()}; D is their total number.
 *
 * @param modalities names and dimensions
 * @param inputCovariance {@code <x x'>}, D x D, symmetric and positive semidefinite to rounding
 * @param inputOutputCorrelation {@code <y x'>}, a row of D, in the range of the input covariance
 * @param outputVariance {@code <y^2>}, at least what the best linear map explains
 */
public record SecondMoments(
        Modalities modalities, Symmetric inputCovariance, Vector inputOutputCorrelation, double outputVariance) {
    /**
     * Relative slack of the checks. Statistics are often written with six digits, so they meet exact rules only to about
     * 1e-6 of the largest entry; a matrix that is indefinite beyond that is wrong, not rounded.
     */
    static final double ROUNDING = 1e-6;

    public SecondMoments {
        int d = modalities.inputs();
        if (inputCovariance.size() != d) {
            throw new InvalidInput("inputCovariance: expected " + d + " x " + d + " for modalities of dimensions "
                    + modalities.dimensions() + ", got " + inputCovariance.size() + " x " + inputCovariance.size());
        }
        if (inputOutputCorrelation.size() != d) {
            throw new InvalidInput(
                    "inputOutputCorrelation: expected " + d + " numbers, got " + inputOutputCorrelation.size());
        }
        checkFinite(inputOutputCorrelation, outputVariance);
        double scale = inputCovariance.largestEigenvalue();
        if (!(scale > 0)) {
            throw new InvalidInput("inputCovariance: expected a positive semidefinite matrix other than 0");
        }
        if (Double.isInfinite(scale)) {
            throw new InvalidInput("inputCovariance: expected entries far below 1.8e308");
        }
        if (inputCovariance.smallestEigenvalue() < -ROUNDING * scale) {
            throw new InvalidInput("inputCovariance: expected a positive semidefinite matrix, smallest eigenvalue is "
                    + inputCovariance.smallestEigenvalue());
        }
        checkExplainable(inputCovariance, inputOutputCorrelation, outputVariance);
    }

    private static void checkFinite(Vector correlation, double outputVariance) {
        for (int i = 0; i < correlation.size(); i++) {
            if (!Double.isFinite(correlation.at(i))) {
                throw new InvalidInput("inputOutputCorrelation, entry " + (i + 1) + ", " + correlation.at(i)
                        + ": expected a finite number");
            }
        }
        if (!(outputVariance >= 0) || Double.isInfinite(outputVariance)) {
            throw new InvalidInput("outputVariance " + outputVariance + ": expected a finite number of at least 0");
        }
    }

    private static void checkExplainable(Symmetric covariance, Vector correlation, double outputVariance) {
        Vector best = covariance.leftTimesPseudoInverse(correlation, LeastSquares.RELATIVE_CUT);
        double missed = covariance.leftTimes(best).minus(correlation).norm();
        if (!(missed <= ROUNDING * correlation.norm())) {
            throw new InvalidInput("inputOutputCorrelation: expected a vector in the range of inputCovariance, but "
                    + missed + " of its norm " + correlation.norm() + " lies outside");
        }
        double explained = best.dot(correlation);
        if (!(outputVariance >= explained * (1 - ROUNDING))) {
            throw new InvalidInput("outputVariance " + outputVariance
                    + ": expected at least the variance that the inputs explain, " + explained);
        }
    }

    /**
     * The same moments with their blocks in the tree's leaf order.
     *
     * @throws InvalidInput if the tree's modalities are not the ones of these statistics
     */
    public SecondMoments inOrderOf(FusionTree tree) {
        if (tree.names().equals(modalities.names())) {
            return this;
        }
        int[] indices = modalities.indicesInOrderOf(tree);
        return new SecondMoments(
                modalities.inOrderOf(tree),
                inputCovariance.block(indices),
                inputOutputCorrelation.at(indices),
                outputVariance);
    }

    /** Correlation norm {@code s_m = ||Sigma_yxm||}: the speed at which modality m grows from a small start. */
    public double speed(int modality) {
        return correlation(modality).norm();
    }

    /** {@code Sigma_yxm}, a row. */
    public Vector correlation(int modality) {
        return modalities.block(inputOutputCorrelation, modality);
    }

    /** Residual {@code e = Sigma_yx - w Sigma} of the map {@code w}, a row of D. */
    public Vector residual(Vector map) {
        return inputOutputCorrelation.minus(inputCovariance.leftTimes(map));
    }

    /** Loss {@code (sigma_yy - 2 Sigma_yx . w + w Sigma w') / 2} of the map {@code w}. */
    public double loss(Vector map) {
        return 0.5 * (outputVariance - map.dot(inputOutputCorrelation) - map.dot(residual(map)));
    }
}
