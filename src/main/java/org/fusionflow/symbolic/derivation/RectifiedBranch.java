package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * The hidden units that see the same modalities, and one of them.
 *
 * @param name of the modalities, joined by plus signs
 * @param inputs two of each modality
 * @param weights of the unit, one an input
 */
record RectifiedBranch(String name, List<Symbol> inputs, List<Symbol> weights) {
    /** Written out of each modality. */
    private static final int INPUTS = 2;

    static RectifiedBranch of(List<Modality> modalities) {
        List<Symbol> inputs = new ArrayList<>();
        List<Symbol> weights = new ArrayList<>();
        for (int i = 1; i <= INPUTS * modalities.size(); i++) {
            inputs.add(Expr.real("x" + i));
            weights.add(Expr.real("w" + i));
        }
        return new RectifiedBranch(
                modalities.stream().map(Modality::name).collect(Collectors.joining("+")), inputs, weights);
    }

    /** {@code w . x}. */
    Expr argument() {
        return product(inputs);
    }

    /** The inner product of the weights with others. */
    Expr product(List<? extends Expr> others) {
        return Expr.sum(IntStream.range(0, weights.size())
                .mapToObj(i -> weights.get(i).times(others.get(i)))
                .toList());
    }

    Expr norm() {
        return Expr.sqrt(product(weights));
    }

    /** Names of weights and inputs. */
    String[] variables() {
        List<String> names = new ArrayList<>();
        weights.forEach(w -> names.add(w.name()));
        inputs.forEach(x -> names.add(x.name()));
        return names.toArray(String[]::new);
    }
}
