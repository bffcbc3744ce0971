package org.fusionflow.ode;

/**
 * Local error that a step may make.
 *
 * @param relative to the norm of the block of unknowns, at least 1e-14
 * @param absolute error of an unknown, added to the relative one; does not apply to those that keep their sign ({@link Flow#keepsSign})
 */
public record Tolerance(double relative, double absolute) {
    public Tolerance {
        if (!(relative >= 1e-14)) {
            throw new IllegalArgumentException("relative " + relative + ": expected at least 1e-14");
        }
        if (!(absolute >= 0)) {
            throw new IllegalArgumentException("absolute " + absolute + ": expected at least 0");
        }
    }
}
