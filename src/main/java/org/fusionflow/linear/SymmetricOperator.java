package org.fusionflow.linear;

/** A symmetric matrix that is known by its products with vectors alone. */
public interface SymmetricOperator {
    int size();

    /**
     * Writes the product.
     *
     * @param vector of length 1
     * @return false if it is not finite
     */
    boolean multiply(double[] vector, double[] product);
}
