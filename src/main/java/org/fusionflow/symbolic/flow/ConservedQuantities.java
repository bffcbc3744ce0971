package org.fusionflow.symbolic.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerNames;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Cas;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.proof.ProofCheck;

/**
 * The differences of squared amplitudes that the flow conserves, tag [FT-5]. {@code aA1} is {@code ||v_A||},
 * {@code aA2} the amplitude of A's second layer, {@code aAB1} that of the first layer above the fusion of A and B.
 */
public final class ConservedQuantities {
    private ConservedQuantities() {}

    /**
     * A conservation law: {@code first^2 - sum of rest^2} is constant.
     *
     * @param first an amplitude
     * @param rest amplitudes
     * @param condition depths for which it holds, as text; empty if for all
     */
    public record Law(Amplitude first, List<Amplitude> rest, String condition) {
        String text() {
            return text(EdgeRates.ONE);
        }

        private String text(EdgeRates rates) {
            // Within an edge the rate is a common factor.
            boolean node = rest.stream().anyMatch(other -> !other.edge().equals(first.edge()));
            EdgeRates divided = node ? rates : EdgeRates.ONE;
            StringBuilder text = new StringBuilder(first.square(divided));
            rest.forEach(amplitude -> text.append(" - ").append(amplitude.square(divided)));
            return text + (condition.isEmpty() ? "" : " for " + condition);
        }

        private String marked(EdgeRates rates) {
            return "$" + text(rates).replace(" for ", "$ for $") + "$";
        }
    }

    /** Amplitude of one layer, named {@code aAB1} if the position is a number and {@code aAB[j]} otherwise. */
    record Amplitude(FusionTree edge, String position) {
        /** Its square over the rate of its edge. */
        private String square(EdgeRates rates) {
            Expr rate = rates.of(edge);
            String text = rate.text();
            return this + "^2" + (rate.isOne() ? "" : "/" + (text.matches("[A-Za-z0-9]+") ? text : "(" + text + ")"));
        }

        @Override
        public String toString() {
            boolean plain = position.chars().allMatch(Character::isDigit)
                    && edge.depth().isNumeric();
            return "a" + LayerNames.symbol(LayerNames.edge(edge)) + (plain ? position : "[" + position + "]");
        }
    }

    /** The conserved quantities of a tree, as text. */
    public static List<String> of(FusionTree tree) {
        return of(tree, EdgeRates.ONE);
    }

    /** The same with learning rates, tag [RM-4]: squares are divided by the rates of their edges. */
    public static List<String> of(FusionTree tree, EdgeRates rates) {
        return laws(tree).stream().map(law -> law.text(rates)).toList();
    }

    /** The same with formulas between dollar signs. */
    public static List<String> marked(FusionTree tree, EdgeRates rates) {
        return laws(tree).stream().map(law -> law.marked(rates)).toList();
    }

    /** The conservation laws of a tree. */
    public static List<Law> laws(FusionTree tree) {
        List<Law> result = new ArrayList<>();
        collect(tree, result);
        return result;
    }

    private static void collect(FusionTree node, List<Law> result) {
        for (FusionTree child : node.children()) {
            collect(child, result);
        }
        if (!node.depth().isNumeric()) {
            result.add(
                    new Law(new Amplitude(node, "j"), List.of(new Amplitude(node, "j+1")), "1 <= j < " + node.depth()));
        } else {
            for (int j = 1; j < node.depth().value(); j++) {
                result.add(new Law(new Amplitude(node, "" + j), List.of(new Amplitude(node, "" + (j + 1))), ""));
            }
        }
        boolean hasLayer = !node.depth().isNumeric() || node.depth().value() > 0;
        if (!(node instanceof Modality) && hasLayer) {
            result.add(new Law(
                    new Amplitude(node, "1"),
                    lastLayers(node.children()).stream()
                            .map(last -> new Amplitude(last, last.depth().toString()))
                            .toList(),
                    node.depth().isNumeric() ? "" : node.depth() + " >= 1"));
        }
    }

    /**
     * Proves every law with the amplitude equations of [FT-4]: with Phi = sum over m of (product of the amplitudes on
     * the path of m) e_m.v_m, the rate of an amplitude a is dPhi/da, and ||v_m||^2 grows at twice the term of m.
     * Amplitudes that occur in no law are combined into one factor. With learning rates a moves at kappa_e dPhi/da, and its square enters over
     * kappa_e.
     */
    public static ProofCheck check(FusionTree tree, List<Law> laws, EdgeRates rates) {
        List<Expr> terms = new ArrayList<>();
        for (Modality leaf : tree.modalities()) {
            Set<String> path = new LinkedHashSet<>();
            laws.forEach(law -> Stream.concat(Stream.of(law.first()), law.rest().stream())
                    .filter(a -> a.edge().modalities().contains(leaf) && !isFirst(a))
                    .forEach(a -> path.add(a.toString())));
            List<Expr> factors =
                    new ArrayList<>(List.of(Expr.positive("rest" + leaf.name()), Expr.real("ev" + leaf.name())));
            path.forEach(name -> factors.add(Expr.positive(name)));
            terms.add(Expr.product(factors));
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Law law : laws) {
            Expr change = rate(law.first(), tree, terms, rates);
            for (Amplitude amplitude : law.rest()) {
                change = change.minus(rate(amplitude, tree, terms, rates));
            }
            verdicts.add(NormalForm.isZero(change));
        }
        return new ProofCheck(
                "on the ansatz each of the differences listed is constant",
                "$e_m.v_m$ and all amplitudes symbolic",
                laws.isEmpty() ? new Verdict.Proved("one layer in all: nothing is listed") : Verdict.all(verdicts));
    }

    /** True for the first layer of a leaf, whose amplitude is ||v_m||. */
    private static boolean isFirst(Amplitude amplitude) {
        return amplitude.edge() instanceof Modality && amplitude.position().equals("1");
    }

    /** {@code d(a^2/kappa)/dt}. */
    private static Expr rate(Amplitude amplitude, FusionTree tree, List<Expr> terms, EdgeRates rates) {
        Expr kappa = rates.of(amplitude.edge());
        return kappa.times(plainRate(amplitude, tree, terms)).over(kappa);
    }

    /** {@code d(a^2)/dt} at the rate 1. */
    private static Expr plainRate(Amplitude amplitude, FusionTree tree, List<Expr> terms) {
        Expr two = Expr.number(2);
        if (amplitude.edge() instanceof Modality leaf && isFirst(amplitude)) {
            return two.times(terms.get(tree.modalities().indexOf(leaf)));
        }
        Symbol symbol = Expr.positive(amplitude.toString());
        return Expr.product(two, symbol, Cas.symja().derivative(Expr.sum(terms), symbol));
    }

    /** The edges of the children; a child without layers is replaced by its children. */
    private static List<FusionTree> lastLayers(List<FusionTree> children) {
        List<FusionTree> result = new ArrayList<>();
        for (FusionTree child : children) {
            boolean empty = child.depth().isNumeric() && child.depth().value() == 0;
            result.addAll(empty ? lastLayers(child.children()) : List.of(child));
        }
        return result;
    }
}
