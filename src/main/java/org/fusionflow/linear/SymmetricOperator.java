package org.fusionflow.linear;

/** A symmetric matrix that is given by its products with vectors, such as the Hessian of a loss. */
public interface SymmetricOperator {
    int size();

    /**
     * Writes the product.
     *
     * @param vector a unit vector
     * @return false if it is not finite
     */
    boolean multiply(double[] vector, double[] product);
}
