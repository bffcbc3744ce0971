package org.fusionflow.ode;

import org.hipparchus.complex.Complex;
import org.hipparchus.complex.ComplexField;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ComplexEigenDecomposition;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;

/** Eigenvalues and eigenvectors of the coefficients of {@link RadauTableau}: one real and two pairs of complex ones. */
final class StageModes {
    static final int PAIRS = 2;
    private static final int STAGES = RadauTableau.STAGES;

    private final double real;
    private final Complex[] pairs = new Complex[PAIRS];
    private final double[] fromReal = new double[STAGES];
    private final double[] toReal = new double[STAGES];
    private final Complex[][] fromPair = new Complex[PAIRS][STAGES];
    private final Complex[][] toPair = new Complex[PAIRS][STAGES];

    StageModes(RadauTableau tableau) {
        ComplexEigenDecomposition eigen = new ComplexEigenDecomposition(new Array2DRowRealMatrix(tableau.weights));
        Complex[] values = eigen.getEigenvalues();
        FieldMatrix<Complex> vectors = new Array2DRowFieldMatrix<>(ComplexField.getInstance(), STAGES, STAGES);
        int realIndex = 0;
        for (int i = 0; i < STAGES; i++) {
            vectors.setColumnVector(i, eigen.getEigenvector(i));
            // The real one is the only one without an imaginary part beyond rounding.
            if (Math.abs(values[i].getImaginary()) < Math.abs(values[realIndex].getImaginary())) {
                realIndex = i;
            }
        }
        FieldMatrix<Complex> inverse =
                new FieldLUDecomposition<>(vectors).getSolver().getInverse();
        real = values[realIndex].getReal();
        // The real vector may come with a complex factor: its products with the inverse's row do not depend on it, each
        // alone does.
        Complex factor = vectors.getEntry(STAGES - 1, realIndex);
        for (int s = 0; s < STAGES; s++) {
            fromReal[s] = vectors.getEntry(s, realIndex).divide(factor).getReal();
            toReal[s] = inverse.getEntry(realIndex, s).multiply(factor).getReal();
        }
        int found = 0;
        for (int i = 0; i < STAGES; i++) {
            if (i != realIndex && values[i].getImaginary() > 0) {
                pairs[found] = values[i];
                for (int s = 0; s < STAGES; s++) {
                    fromPair[found][s] = vectors.getEntry(s, i);
                    toPair[found][s] = inverse.getEntry(i, s);
                }
                found++;
            }
        }
        if (found != PAIRS) {
            throw new IllegalStateException(found + " complex pairs of stage eigenvalues: expected " + PAIRS);
        }
    }

    /** The real eigenvalue. */
    double real() {
        return real;
    }

    double re(int pair) {
        return pairs[pair].getReal();
    }

    double im(int pair) {
        return pairs[pair].getImaginary();
    }

    /** From stages to the real mode. */
    double toReal(int stage) {
        return toReal[stage];
    }

    /** From the real mode to stages. */
    double fromReal(int stage) {
        return fromReal[stage];
    }

    double toPairRe(int pair, int stage) {
        return toPair[pair][stage].getReal();
    }

    double toPairIm(int pair, int stage) {
        return toPair[pair][stage].getImaginary();
    }

    double fromPairRe(int pair, int stage) {
        return fromPair[pair][stage].getReal();
    }

    double fromPairIm(int pair, int stage) {
        return fromPair[pair][stage].getImaginary();
    }
}
