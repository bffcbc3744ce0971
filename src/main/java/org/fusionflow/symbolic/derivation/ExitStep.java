package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Cas;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.phase.Alone;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;
import org.fusionflow.symbolic.saddle.FixedPoint.Exit;

/**
 * Writes the step on how the flow leaves each saddle, tag [FT-9]: an unlearned modality m grows along its residual at
 * the rate {@code Lambda_m u_m^(d_eff - 1)}, exponentially for d_eff = 2 and algebraically for larger d_eff.
 */
final class ExitStep {
    /** Learned sets up to this size have their rates compared with the residuals. */
    private static final int LARGEST_COMPARED = 2;

    private static final Symbol TIME = Expr.real("t");
    private static final Symbol RATE = Expr.positive("r");
    private static final Symbol LENGTH = Expr.positive("x");
    private static final Symbol START = Expr.positive("x0");

    private final FusionTree tree;
    private final ReducedSystem system;
    private final List<FixedPoint> points;
    private final SymbolTex symbols;

    ExitStep(ReducedSystem system, List<FixedPoint> points) {
        this.tree = system.tree();
        this.system = system;
        this.points = points.stream().filter(p -> !p.exits().isEmpty()).toList();
        this.symbols = new SymbolTex(tree.names());
    }

    /** The step; empty for a network with a single layer, which has no saddle. */
    Optional<Step> step() {
        return points.isEmpty() ? Optional.empty() : Optional.of(exits());
    }

    private Step exits() {
        return new Step(
                "FT-9",
                "Exits from the saddles",
                "Near the saddle of $S$ an unlearned modality $m$ moves along $e_m = Sigma_yxm - w_S Sigma_Sm$, which is constant there,"
                        + " so that $v_m$ grows along $e_m$ while its other components stand still, and on its own (other unlearned lengths 0)"
                        + " $du_m/dt = Lambda_m u_m^p$ with $p = d_eff - 1$ and $Lambda_m = ||e_m||$ times the norms of the edges above that"
                        + " hold a learned leaf: " + text()
                        + ". $p = 1$: a strict saddle, $u_m$ grows like $exp(Lambda_m t)$. $p > 1$:"
                        + " higher order, $u_m^(1-p)$ falls at the constant rate $(p-1) Lambda_m$: algebraic, and $u_m$ leaves in the time"
                        + " $u_m(0)^(1-p)/((p-1) Lambda_m)$. Either way $m$ leaves if and only if its residual there is not 0: along"
                        + " $v_m = u_m > 0$ with one input if $e_m > 0$, against it through $u_m = 0$ if $e_m < 0$. Leading order in the unlearned lengths. Modalities that share an edge without"
                        + " learned leaf speed each other up: the small factor of that edge is the norm of all of them. Those with"
                        + " $p = 1$ then grow together, at the root of the sum of the squares of their $Lambda_m$ [FT-14].",
                tex(),
                checks(),
                claims());
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        for (FixedPoint point : points) {
            for (Exit exit : point.exits()) {
                Expr rate = exit.factor().times(Expr.positive("||e" + exit.modality() + "||"));
                parts.add("at $" + point.set() + "$ " + exit.modality() + " with $p = "
                        + exit.order().text() + "$, $Lambda = " + rate.text() + "$");
            }
        }
        return String.join("; ", parts);
    }

    private List<String> tex() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "\\dot u_m=\\Lambda_m\\,u_m^{p},\\qquad\\Lambda_m=\\lVert e_m\\rVert\\prod_{e\\text{ with a learned leaf}}"
                        + "N_e^{d_e},\\qquad e_m=\\Sigma_{yx_m}-w_S\\,\\Sigma_{Sm}");
        lines.add(
                "p=1:\\;u_m(t)=u_m(0)\\,e^{\\Lambda_m t},\\qquad p>1:\\;u_m(t)^{1-p}=u_m(0)^{1-p}-(p-1)\\,\\Lambda_m\\,t");
        for (FixedPoint point : points) {
            for (Exit exit : point.exits()) {
                String length = length(exit).tex(symbols);
                String factor = exit.factor().isOne() ? "" : exit.factor().tex(symbols) + "\\,";
                lines.add(symbols.set(point.learned()) + ":\\quad \\dot " + length + "=" + factor
                        + symbols.of("norme" + exit.modality()) + "\\,"
                        + Expr.power(length(exit), exit.order()).tex(symbols));
            }
        }
        return lines;
    }

    private Symbol length(Exit exit) {
        return ReducedSystem.length(leaf(exit));
    }

    private Modality leaf(Exit exit) {
        return tree.modalities().get(tree.names().indexOf(exit.modality()));
    }

    private Expr gain(Exit exit) {
        return system.gains().get(tree.names().indexOf(exit.modality()));
    }

    private List<ProofCheck> checks() {
        List<ProofCheck> checks = new ArrayList<>();
        for (FixedPoint point : points) {
            String depths = tree.isNumeric()
                    ? tree.newick()
                    : "all integers $L >= Lf"
                            + (point.condition().isEmpty() ? " >= 1$" : "$ with $" + point.condition() + "$");
            checks.add(new ProofCheck(
                    "at $" + point.set()
                            + "$ every gain that is 0 is its small factors, which scale with the power $p$ of the"
                            + " unlearned lengths, times what tends to the factor in $Lambda$",
                    depths + "; any number of inputs",
                    Verdict.all(point.exits().stream()
                            .flatMap(exit -> factors(point, exit).stream())
                            .toList())));
        }
        Set<Expr> orders = new LinkedHashSet<>();
        points.forEach(point -> point.exits().forEach(exit -> orders.add(exit.order())));
        for (Expr order : orders) {
            if (order.isOne() || order instanceof Expr.Sum) {
                checks.add(new ProofCheck("$x0 exp(r t)$ solves $dx/dt = r x$", "$p = 1$", exponential()));
            }
            if (!order.isOne()) {
                checks.add(new ProofCheck(
                        "$dx/dt = r x^p$ makes $x^(1-p)$ run at the rate $(1-p) r$",
                        "$p = " + order.text() + "$",
                        clock(order)));
            }
        }
        return checks.stream().distinct().toList();
    }

    private List<Verdict> factors(FixedPoint point, Exit exit) {
        List<Expr> learnedEdges = new ArrayList<>();
        FusionTree node = tree;
        while (!(node instanceof Modality)) {
            boolean small = node.names().stream().noneMatch(point.learned()::contains);
            learnedEdges.add(small ? Constant.ONE : Expr.power(ReducedSystem.edgeNorm(node), Expr.depth(node.depth())));
            node = node.children().stream()
                    .filter(child -> child.names().contains(exit.modality()))
                    .findFirst()
                    .orElseThrow();
        }
        Expr rest = Expr.product(learnedEdges);
        Map<String, Expr> unlearned = tree.modalities().stream()
                .filter(leaf -> !point.learned().contains(leaf.name()))
                .collect(Collectors.toMap(leaf -> ReducedSystem.length(leaf).name(), leaf -> Constant.ZERO));
        // Euler: a homogeneous function f of degree p satisfies sum u d(ln f)/du = p. Logarithms keep expressions of
        // deep chains small.
        Expr logarithm = Expr.log(exit.small());
        Expr degree = Expr.sum(tree.modalities().stream()
                .map(ReducedSystem::length)
                .map(u -> u.times(Cas.symja().derivative(logarithm, u)))
                .toList());
        return List.of(
                NormalForm.equal(gain(exit), exit.small().times(rest)),
                NormalForm.equal(rest.with(unlearned), exit.factor()),
                NormalForm.equal(degree, exit.order()));
    }

    private static Verdict exponential() {
        Expr solution = START.times(Expr.power(Constant.E, RATE.times(TIME)));
        return NormalForm.equal(Cas.symja().derivative(solution, TIME), RATE.times(solution));
    }

    private static Verdict clock(Expr order) {
        Expr below = Constant.ONE.minus(order);
        Expr speed = Cas.symja()
                .derivative(Expr.power(LENGTH, below), LENGTH)
                .times(RATE)
                .times(Expr.power(LENGTH, order));
        return NormalForm.equal(speed, below.times(RATE));
    }

    private List<StatedClaim> claims() {
        List<StatedClaim> claims = new ArrayList<>();
        Set<Expr> orders = new LinkedHashSet<>();
        for (FixedPoint point : points) {
            for (Exit exit : point.exits()) {
                claims.add(rate(point, exit).assuming(point.condition()));
                if (point.learned().size() <= LARGEST_COMPARED) {
                    claims.add(grows(point, exit).assuming(point.condition()));
                }
                orders.add(exit.order());
            }
        }
        for (Expr order : orders) {
            claims.add(order.isOne() ? exponentialClaim() : clockClaim(order));
        }
        return claims;
    }

    /**
     * The growth rate as a claim. For one learned modality its length is a root of its map; for more there is no
     * closed form, and the lengths are divided out.
     */
    private StatedClaim rate(FixedPoint point, Exit exit) {
        String name = "the escape of " + exit.modality() + " from " + point.set();
        boolean single = point.learned().size() == 1;
        Expr divisor = single || exit.factor().isOne() ? exit.small() : gain(exit);
        String quotient = quotient(exit, divisor);
        Expr rate = exit.residual();
        StatedClaim claim;
        if (single && !exit.factor().isOne()) {
            int learned = tree.names().indexOf(point.learned().get(0));
            Modality leaf = tree.modalities().get(learned);
            Expr length = Expr.power(point.map().get(learned), Expr.power(Alone.layers(tree, leaf), -1));
            rate = rate.times(
                    exit.factor().with(Map.of(ReducedSystem.length(leaf).name(), length)));
            claim = StatedClaim.equal(name, "At(" + quotient + "," + point.set() + ")", rate)
                    .assuming("s" + leaf.name() + " > 0");
        } else {
            claim = StatedClaim.equal(name, "At(" + quotient + "," + point.set() + ")", rate);
        }
        return claim;
    }

    /** A rate of exit has the sign of the residual: the norms in it are positive where their modalities are learned. */
    private StatedClaim grows(FixedPoint point, Exit exit) {
        String rate = quotient(exit, exit.small());
        return StatedClaim.stated(
                "when " + exit.modality() + " leaves " + point.set(),
                Stream.of("==", ">")
                        .map(sign -> "(At(" + rate + "," + point.set() + ") " + sign + " 0 <=> At(e" + exit.modality()
                                + "," + point.set() + ") " + sign + " 0)")
                        .collect(Collectors.joining(" && ")));
    }

    private String quotient(Exit exit, Expr divisor) {
        String growth = "Dt(" + length(exit).text() + ")";
        return divisor.isOne() ? growth : growth + "/(" + divisor.text() + ")";
    }

    private static StatedClaim exponentialClaim() {
        Expr solution = START.times(Expr.power(Constant.E, RATE.times(TIME)));
        return StatedClaim.equal("escape from a strict saddle", "D(x,t)", "r*x")
                .forAll("t", "r > 0", "x0 > 0")
                .let("x", solution);
    }

    private static StatedClaim clockClaim(Expr order) {
        Expr below = Constant.ONE.minus(order);
        Expr growth = RATE.times(Expr.power(LENGTH, order));
        return StatedClaim.equal(
                        "escape with p = " + order.text() + ": x^(1-p) falls at a constant rate",
                        "D(" + Expr.power(LENGTH, below).text() + ",x)*(" + growth.text() + ")",
                        below.times(RATE))
                .forAll("x > 0", "r > 0");
    }
}
