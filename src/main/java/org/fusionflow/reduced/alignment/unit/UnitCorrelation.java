package org.fusionflow.reduced.alignment.unit;

/**
 * The function {@code sign G(u) = sum_q h_q(n_q . u)} on the inputs of a branch, for one residual. It is positively homogeneous, so
 * {@code sign G(u) = c . u} with its gradient c, which is constant between planes.
 *
 * @param planes where the gradient jumps
 * @param sign 1 or -1
 * @param above slope of {@code h_q} above 0
 * @param below slope of {@code h_q} below 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; read in loops, changed by nobody
public record UnitCorrelation(KinkPlanes planes, int sign, double[] above, double[] below) {
    /** A unit vector is on a plane within this distance: rounding of products of unit vectors, with room for some hundred inputs. */
    public static final double ON_PLANE = 1e-10;

    /** {@code sign G(u)}; a sample on the boundary adds nothing, so rounding there does no harm. */
    public double at(double[] u) {
        double sum = 0;
        for (int q = 0; q < planes.count(); q++) {
            double z = planes.product(q, u);
            sum += z * (z > 0 ? above[q] : below[q]);
        }
        return sum;
    }

    /** The gradient without the planes on which u lies. */
    public double[] gradient(double[] u) {
        double[] c = new double[planes.dimension()];
        for (int q = 0; q < planes.count(); q++) {
            double z = planes.product(q, u);
            if (Math.abs(z) > ON_PLANE) {
                planes.add(z > 0 ? above[q] : below[q], q, c);
            }
        }
        return c;
    }

    /** A bound of the gradient's norm, to judge what is rounding. */
    public double scale() {
        double sum = 0;
        for (int q = 0; q < above.length; q++) {
            sum += Math.max(Math.abs(above[q]), Math.abs(below[q]));
        }
        return sum;
    }
}
