package org.fusionflow.symbolic.flow;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.symbolic.algebra.ExactMatrix;
import org.fusionflow.symbolic.algebra.ExactRing;
import org.fusionflow.symbolic.algebra.Verdict;

/**
 * Proves statements about one layer, or two adjacent layers, of a chain of any length. All layers between the layer
 * and the output are replaced by one free matrix b, all layers between the layer and the input by one free matrix F.
 * Because b and F are arbitrary, the statement holds at every position of every chain, for all integers L &ge; L_f
 * &ge; 1.
 */
public final class LayerProofs {
    public static final String SCOPE =
            "any position in a chain of any length (factors before, at and after the layer split off); width 2, two inputs,"
                    + " all entries symbolic";
    private static final int H = 2;

    /** A candidate for the rate of a layer between b and F, for one modality below with residual e. */
    public interface Claim {
        ExactMatrix of(ExactMatrix b, ExactMatrix e, ExactMatrix f);
    }

    /** {@code b' e F'}. */
    public static final Claim FLOW = (b, e, f) -> b.transposed().times(e).times(f.transposed());

    private LayerProofs() {}

    /** Proves for w = b W F that sum_k e_k dw_k/dW_ij = (b' e F')_ij for every entry of W, tag [FT-2]. */
    public static Verdict gradient(Claim claim) {
        ExactRing ring = ring(List.of("b:1", "e:1", "W:2", "F:2"), List.of());
        ExactMatrix b = ExactMatrix.variables(ring, "b", 1, H);
        ExactMatrix e = ExactMatrix.variables(ring, "e", 1, H);
        ExactMatrix w = ExactMatrix.variables(ring, "W", H, H);
        ExactMatrix f = ExactMatrix.variables(ring, "F", H, H);
        ExactMatrix map = b.times(w).times(f);
        ExactMatrix byChainRule = ExactMatrix.of(ring, H, H, (i, j) -> {
            GenPolynomial<BigRational> sum = ring.zero();
            for (int k = 0; k < H; k++) {
                sum = sum.sum(e.at(0, k).multiply(ring.derivative(map.at(0, k), "W_" + i + "_" + j)));
            }
            return sum;
        });
        return byChainRule.minus(claim.of(b, e, f)).isZero();
    }

    /** Proves that e.(b (dW/dt) F)' is the sum of the squared entries of dW/dt, tag [FT-8]. */
    public static Verdict energy(Claim claim) {
        ExactRing ring = ring(List.of("b:1", "e:1", "F:2"), List.of());
        ExactMatrix b = ExactMatrix.variables(ring, "b", 1, H);
        ExactMatrix e = ExactMatrix.variables(ring, "e", 1, H);
        ExactMatrix f = ExactMatrix.variables(ring, "F", H, H);
        ExactMatrix rate = claim.of(b, e, f);
        ExactMatrix change = b.times(rate).times(f).times(e.transposed());
        GenPolynomial<BigRational> squares = ring.zero();
        for (int i = 0; i < H; i++) {
            for (int j = 0; j < H; j++) {
                squares = squares.sum(rate.at(i, j).multiply(rate.at(i, j)));
            }
        }
        GenPolynomial<BigRational> sum = squares;
        return change.minus(ExactMatrix.of(ring, 1, 1, (i, j) -> sum)).isZero();
    }

    /** Proves d/dt (W2' W2 - W1 W1') = 0 for adjacent layers W2 W1 under the full flow, tag [FT-5]. */
    public static Verdict neighbourConservation(Claim claim) {
        ExactRing ring = ring(List.of("b:1", "e:1", "W:2", "V:2", "F:2"), List.of());
        ExactMatrix b = ExactMatrix.variables(ring, "b", 1, H);
        ExactMatrix e = ExactMatrix.variables(ring, "e", 1, H);
        ExactMatrix upper = ExactMatrix.variables(ring, "W", H, H);
        ExactMatrix lower = ExactMatrix.variables(ring, "V", H, H);
        ExactMatrix f = ExactMatrix.variables(ring, "F", H, H);
        ExactMatrix upperRate = claim.of(b, e, lower.times(f));
        ExactMatrix lowerRate = claim.of(b.times(upper), e, f);
        return twiceSymmetric(upper.transposed().times(upperRate))
                .minus(twiceSymmetric(lowerRate.times(lower.transposed())))
                .isZero();
    }

    /** Proves d/dt (P' P - sum over children C C') = 0 at a node with two children, tag [FT-5]. */
    public static Verdict nodeConservation(Claim claim) {
        ExactRing ring = ring(List.of("b:1", "e:1", "f:1", "P:2", "C:2", "D:2", "F:2", "G:2"), List.of());
        ExactMatrix b = ExactMatrix.variables(ring, "b", 1, H);
        ExactMatrix parent = ExactMatrix.variables(ring, "P", H, H);
        ExactMatrix parentRate = ExactMatrix.zero(ring, H, H);
        ExactMatrix children = ExactMatrix.zero(ring, H, H);
        for (String[] names : new String[][] {{"C", "F", "e"}, {"D", "G", "f"}}) {
            ExactMatrix child = ExactMatrix.variables(ring, names[0], H, H);
            ExactMatrix below = ExactMatrix.variables(ring, names[1], H, H);
            ExactMatrix e = ExactMatrix.variables(ring, names[2], 1, H);
            parentRate = parentRate.plus(claim.of(b, e, child.times(below)));
            ExactMatrix childRate = claim.of(b.times(parent), e, below);
            children = children.plus(twiceSymmetric(childRate.times(child.transposed())));
        }
        return twiceSymmetric(parent.transposed().times(parentRate))
                .minus(children)
                .isZero();
    }

    private static ExactMatrix twiceSymmetric(ExactMatrix matrix) {
        return matrix.plus(matrix.transposed());
    }

    /**
     * Proves that one more layer of the ansatz keeps a chain rank one, from the input side and from the output side,
     * tag [FT-3].
     *
     * @param units which of the vectors r and p are assumed to be unit vectors; the proof needs both
     */
    public static Verdict ansatzInduction(List<String> units) {
        ExactRing ring = ring(List.of("v:1"), List.of("r", "p"), "a", "c");
        units.forEach(unit -> makeUnit(ring, unit));
        ExactMatrix r = unit(ring, "r");
        ExactMatrix p = unit(ring, "p");
        ExactMatrix v = ExactMatrix.variables(ring, "v", 1, H);
        ExactMatrix layer = r.times(p.transposed()).times(ring.variable("a"));
        GenPolynomial<BigRational> product = ring.variable("a").multiply(ring.variable("c"));
        ExactMatrix fromInput = layer.times(p.times(v).times(ring.variable("c")));
        ExactMatrix fromOutput = r.transposed().times(ring.variable("c")).times(layer);
        return Verdict.all(List.of(
                fromInput.minus(r.times(v).times(product)).isZero(),
                fromOutput.minus(p.transposed().times(product)).isZero()));
    }

    /**
     * Proves that on the ansatz the full gradient b' e F' of an inner layer is (beta sum_m phi_m e_m . v_m) r p', and
     * that of a first layer is r (beta e). Both lie in the span of the layer, so the manifold is invariant, tag
     * [FT-4].
     */
    public static Verdict ansatzGradient(Claim claim) {
        ExactRing ring = ring(List.of("v:1", "q:1", "e:1", "f:1"), List.of("r", "p"), "beta", "phi", "psi");
        makeUnit(ring, "r");
        makeUnit(ring, "p");
        ExactMatrix r = unit(ring, "r");
        ExactMatrix p = unit(ring, "p");
        GenPolynomial<BigRational> beta = ring.variable("beta");
        ExactMatrix b = r.transposed().times(beta);
        ExactMatrix gradient = ExactMatrix.zero(ring, H, H);
        GenPolynomial<BigRational> amplitude = ring.zero();
        for (String[] names : new String[][] {{"v", "e", "phi"}, {"q", "f", "psi"}}) {
            ExactMatrix v = ExactMatrix.variables(ring, names[0], 1, H);
            ExactMatrix e = ExactMatrix.variables(ring, names[1], 1, H);
            GenPolynomial<BigRational> phi = ring.variable(names[2]);
            gradient = gradient.plus(claim.of(b, e, p.times(v).times(phi)));
            amplitude = amplitude.sum(
                    beta.multiply(phi).multiply(e.times(v.transposed()).at(0, 0)));
        }
        ExactMatrix e = ExactMatrix.variables(ring, "e", 1, H);
        ExactMatrix identity = ExactMatrix.of(ring, H, H, (i, j) -> i == j ? ring.one() : ring.zero());
        ExactMatrix first = claim.of(b, e, identity);
        ExactMatrix ontoOutput = r.times(r.transposed());
        return Verdict.all(List.of(
                gradient.minus(r.times(p.transposed()).times(amplitude)).isZero(),
                ontoOutput
                        .times(gradient)
                        .times(p.times(p.transposed()))
                        .minus(gradient)
                        .isZero(),
                ontoOutput.times(first).minus(first).isZero(),
                first.minus(r.times(e.times(beta))).isZero()));
    }

    /** A symbolic unit vector (c, s) with s^2 = 1 - c^2. */
    static ExactMatrix unit(ExactRing ring, String name) {
        return ExactMatrix.of(ring, H, 1, (i, j) -> ring.variable(name + (i == 0 ? "_s" : "_c")));
    }

    /** Adds the relation s^2 = 1 - c^2, which makes the vector (c, s) of this name a unit vector. */
    public static void makeUnit(ExactRing ring, String name) {
        GenPolynomial<BigRational> c = ring.variable(name + "_c");
        ring.relate(name + "_s", 2, ring.one().subtract(c.multiply(c)));
    }

    /** Variables for matrices given as {@code name:rows} with two columns, unit vectors and scalars. */
    private static ExactRing ring(List<String> matrices, List<String> units, String... scalars) {
        List<String> names = new ArrayList<>();
        units.forEach(unit -> names.add(unit + "_s"));
        units.forEach(unit -> names.add(unit + "_c"));
        for (String matrix : matrices) {
            String[] parts = matrix.split(":", -1);
            names.addAll(ExactMatrix.names(parts[0], Integer.parseInt(parts[1]), H));
        }
        names.addAll(List.of(scalars));
        return new ExactRing(names);
    }
}
