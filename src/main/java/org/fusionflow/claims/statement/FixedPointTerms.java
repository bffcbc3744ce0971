package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.VectorFlow;
import org.fusionflow.symbolic.saddle.FixedPointValues;
import org.fusionflow.symbolic.saddle.VectorPointValues;

/** The fixed points of which the terms of a claim speak. */
public final class FixedPointTerms {
    private final Vocabulary vocabulary;
    private final Optional<FixedPointValues> values;
    private final Set<Set<Integer>> positive = new LinkedHashSet<>();
    private DepthSet depths = DepthSet.all();

    FixedPointTerms(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.values = vocabulary.usesAmplitudes()
                ? Optional.empty()
                : vocabulary.flow().map(FixedPointValues::new);
    }

    /** Restricts L and Lf to the values of which the claim speaks. */
    void restrict(DepthSet admissible) {
        this.depths = admissible;
    }

    /** What expressions are there; empty without an architecture of one input a modality, in lengths. */
    public Optional<FixedPointValues> values() {
        return values;
    }

    /** The value of expressions at the point that a call names. */
    UnaryOperator<Expr> valuesAt(Term.Call call, Term set) {
        Set<Integer> learned = learned(call, set);
        Optional<VectorPointValues> vectors = vocabulary.vectorPoints();
        if (vectors.isPresent()) {
            return expr -> vectors.get().at(expr, learned, depths);
        }
        FixedPointValues points = points(call);
        return expr -> points.withMaps(expr, learned, depths);
    }

    /** Says that the maps learned at a fixed point have to be positive, as they are on the balanced branch of lengths. */
    void requirePositiveMaps(Set<Integer> learned) {
        positive.add(learned);
    }

    /** The conditions that the maps learned at certain fixed points are positive. */
    public List<Proposition> positiveMaps() {
        List<Proposition> conditions = new ArrayList<>();
        for (Set<Integer> learned : positive) {
            for (int m : learned) {
                Expr map = values.orElseThrow()
                        .withMaps(vocabulary.flow().orElseThrow().map(m), learned, depths);
                conditions.add(
                        new Proposition.Comparison(map.with(vocabulary.marked()), ComparisonSign.MORE, Constant.ZERO));
            }
        }
        return conditions;
    }

    /** The learned sets at which positive maps are required. */
    public Set<Set<Integer>> branches() {
        return positive;
    }

    private FixedPointValues points(Term.Call call) {
        vocabulary.flow(call);
        return values.orElseThrow(() -> call.place()
                .wrong(call.function()
                        + " in a claim with amplitudes: expected lengths uA, of which fixed points are made"));
    }

    /**
     * The learned set of a fixed point, which has to exist.
     *
     * @throws InvalidInput if the term is no set of modalities
     * @throws NoFixedPoint if a tree with numeric depths does not have this fixed point
     * @throws ArithmeticException if a tree with symbolic depths does not have it for all of them
     */
    Set<Integer> learned(Term.Call call, Term set) {
        if (vocabulary.vectorPoints().isEmpty()) {
            points(call);
        }
        if (!(set instanceof Term.Braces braces)) {
            throw set.place().wrong("expected a learned set in braces, such as {A} or {}");
        }
        Set<Integer> learned = new TreeSet<>();
        for (Term element : braces.elements()) {
            if (!(element instanceof Term.Name name)) {
                throw element.place().wrong("expected the name of a modality");
            }
            if (!learned.add(vocabulary.modality(name))) {
                throw element.place().wrong("modality '" + name.name() + "' comes twice, expected it once");
            }
        }
        Optional<VectorPointValues> vectors = vocabulary.vectorPoints();
        if (vectors.isPresent()) {
            requireExists(vectors.get(), learned, call);
        } else {
            requireExists(points(call), learned);
        }
        return learned;
    }

    private void requireExists(VectorPointValues points, Set<Integer> learned, Term.Call call) {
        VectorFlow flow = vocabulary.vectorFlow().orElseThrow();
        if (flow.spaces().size() < flow.tree().names().size()) {
            throw call.place()
                    .wrong(call.function()
                            + " where some modalities have one input and some several: expected all of them in"
                            + " 'vectors:'");
        }
        if (!points.exists(learned, depths)) {
            throw new ArithmeticException("no fixed point " + points.setName(learned)
                    + (vocabulary.hasDepthSymbols() ? " for all L and Lf of which the claim speaks" : ""));
        }
    }

    private void requireExists(FixedPointValues points, Set<Integer> learned) {
        if (points.exists(learned, depths)) {
            return;
        }
        if (!vocabulary.hasDepthSymbols()) {
            throw new NoFixedPoint(learned);
        }
        throw new ArithmeticException("the fixed point " + points.setName(learned)
                + " does not exist for all L and Lf of which the claim speaks");
    }
}
