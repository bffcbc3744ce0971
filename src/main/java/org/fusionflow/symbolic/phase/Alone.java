package org.fusionflow.symbolic.phase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Cas;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.proof.ProofCheck;

/**
 * The dynamics of one modality while all others are 0, tag [FT-13]: {@code du/dt = u^(L-1) (s - v u^L)} with L the
 * number of layers on its path, and its closed forms. It is stated for a scalar input with s = Sigma_yxm &gt; 0 and v
 * = Sigma_m, below the fixed point {@code u^L = s/v}.
 *
 * @param layers L, a number or the symbol
 */
public record Alone(Expr layers) {
    public static final Symbol S = Expr.positive("s");
    static final Symbol V = Expr.positive("v");
    public static final Symbol U = Expr.positive("u");
    static final Symbol W0 = Expr.positive("w0");
    static final Symbol TIME = Expr.real("t");
    private static final Expr TWO = Expr.number(2);

    /** Number of layers on the path of a leaf. */
    public static Expr layers(FusionTree tree, Modality leaf) {
        Depth sum = Depth.of(0);
        FusionTree node = tree;
        while (!(node instanceof Modality)) {
            sum = sum.plus(node.depth());
            node = node.children().stream()
                    .filter(child -> child.modalities().contains(leaf))
                    .findFirst()
                    .orElseThrow();
        }
        return Expr.depth(sum.plus(leaf.depth()));
    }

    /** {@code u^(L-1) (s - v u^L)}. */
    public Expr field() {
        return Expr.power(U, layers.minus(Constant.ONE)).times(S.minus(V.times(Expr.power(U, layers))));
    }

    /** The gain of a leaf with all other lengths 0, as a function of {@code u}. */
    public static Expr gainAlone(ReducedSystem system, Modality leaf) {
        Map<String, Expr> values = new HashMap<>();
        for (Modality other : system.tree().modalities()) {
            values.put(ReducedSystem.length(other).name(), other.equals(leaf) ? U : Constant.ZERO);
        }
        return system.gains().get(system.tree().modalities().indexOf(leaf)).with(values);
    }

    /** The map for L = 1: {@code w = s/v + (w0 - s/v) exp(-v t)}. */
    public static Expr relaxation() {
        return S.over(V).plus(W0.minus(S.over(V)).times(exponential(V)));
    }

    /** The map for L = 2: {@code w = (s/v)/(1 + (s/(v w0) - 1) exp(-2 s t))}, the logistic curve. */
    public static Expr logistic() {
        Expr ratio = S.over(V.times(W0)).minus(Constant.ONE);
        return S.over(V).over(Constant.ONE.plus(ratio.times(exponential(TWO.times(S)))));
    }

    private static Expr exponential(Expr rate) {
        return Expr.power(Constant.E, rate.times(TIME).negate());
    }

    /**
     * For L &gt; 2, the part of {@code s t(u)} that is elementary for all L, {@code u^(2-L)/(2-L)}; it dominates for
     * small u.
     */
    public Expr elementary() {
        Expr power = TWO.minus(layers);
        return Expr.power(U, power).over(power);
    }

    /** The integrand of the rest of {@code s t(u)}, {@code v u/(s - v u^L)}; bounded for u to 0. */
    public Expr remainder() {
        return V.times(U).over(S.minus(V.times(Expr.power(U, layers))));
    }

    /** {@code s t(u)} for L = 4, by logarithms. */
    public static Expr fourLayers() {
        Expr a = Expr.sqrt(S);
        Expr b = Expr.sqrt(V).times(Expr.power(U, 2));
        Expr quarter = Expr.number(Rational.of(1, 4));
        Expr logarithms = Expr.log(a.plus(b)).minus(Expr.log(a.minus(b)));
        return new Alone(Expr.number(4)).elementary().plus(Expr.product(quarter, Expr.sqrt(V.over(S)), logarithms));
    }

    /** True if L can have this value: L is this number, or L is the symbol and the value is at least 2. */
    public boolean may(int value) {
        return layers instanceof Expr.Num ? layers.equals(Expr.number(value)) : value >= 2;
    }

    /** True if L can be above 2. */
    public boolean mayBeDeep() {
        return !(layers instanceof Expr.Num n) || n.value().compareTo(Rational.of(2)) > 0;
    }

    /** Proves the closed forms that apply to L, by differentiation. */
    public List<ProofCheck> checks() {
        List<ProofCheck> checks = new ArrayList<>();
        if (may(1)) {
            Expr rate = S.minus(V.times(relaxation()));
            checks.add(new ProofCheck("$dw/dt = s - v w$", "$L = 1$", solves(relaxation(), rate)));
        }
        if (may(2)) {
            Expr map = Expr.power(U, 2);
            Expr chain = Cas.symja().derivative(map, U).times(new Alone(TWO).field());
            Expr inMap = Expr.product(TWO, map, S.minus(V.times(map)));
            checks.add(new ProofCheck("$w = u^2$ moves by $2 w (s - v w)$", "$L = 2$", NormalForm.equal(chain, inMap)));
            Expr rate = Expr.product(TWO, logistic(), S.minus(V.times(logistic())));
            checks.add(new ProofCheck("the logistic curve solves this", "$L = 2$", solves(logistic(), rate)));
        }
        if (mayBeDeep()) {
            String scope = layers instanceof Expr.Num ? "$L = " + layers.text() + "$" : "all integers $L > 2$";
            Expr sum = Cas.symja().derivative(elementary(), U).plus(remainder());
            checks.add(new ProofCheck(
                    "$s dt/du = d(" + elementary().text() + ")/du + "
                            + remainder().text() + "$",
                    scope,
                    NormalForm.equal(S.over(field()), sum)));
        }
        if (may(4)) {
            Expr slope = Cas.symja().derivative(fourLayers(), U);
            checks.add(new ProofCheck(
                    "$s dt/du$ is the derivative of the closed form",
                    "$L = 4$",
                    NormalForm.equal(S.over(new Alone(Expr.number(4)).field()), slope)));
        }
        return checks;
    }

    private static Verdict solves(Expr curve, Expr rate) {
        Verdict flow = NormalForm.equal(Cas.symja().derivative(curve, TIME), rate);
        Verdict start = NormalForm.equal(curve.with(Map.of("t", Constant.ZERO)), W0);
        return Verdict.all(List.of(flow, start));
    }
}
