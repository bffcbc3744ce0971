package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.document.Conditions;
import org.fusionflow.claims.statement.Proposition.All;
import org.fusionflow.claims.statement.Proposition.Any;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.saddle.EscapeKind;
import org.fusionflow.symbolic.saddle.FixedPointValues;

/** Translates the conditions of a claim. */
public final class Propositions {
    private final Vocabulary vocabulary;
    private final Translation translation;
    private DepthSet depths = DepthSet.all();

    public Propositions(Vocabulary vocabulary, Translation translation) {
        this.vocabulary = vocabulary;
        this.translation = translation;
    }

    /** Restricts L and Lf to the values of which the claim speaks. */
    public void restrict(DepthSet admissible) {
        this.depths = admissible;
        translation.restrict(admissible);
    }

    /**
     * The meaning of a condition, in residuals as symbols.
     *
     * @throws org.fusionflow.architecture.InvalidInput if it is an expression, or a name or function is unknown
     * @throws ArithmeticException if a side has no value
     * @throws NoFixedPoint if it refers to a fixed point that does not exist
     */
    public Proposition of(Term term) {
        if (term instanceof Term.Comparison c) {
            return new Comparison(translation.inResiduals(c.left()), c.relation(), translation.inResiduals(c.right()));
        }
        if (term instanceof Term.Junction j) {
            List<Proposition> both = List.of(of(j.left()), of(j.right()));
            return j.and() ? new All(both) : new Any(both);
        }
        if (term instanceof Term.Not not) {
            return of(not.operand()).negated();
        }
        if (term instanceof Term.Implication i) {
            Proposition left = of(i.left());
            Proposition right = of(i.right());
            Proposition forward = Proposition.implies(left, right);
            return i.both() ? new All(List.of(forward, Proposition.implies(right, left))) : forward;
        }
        if (term instanceof Term.Call call && Conditions.FUNCTIONS.contains(call.function())) {
            return stability(call);
        }
        throw term.place().wrong("an expression: expected a condition here, such as a comparison");
    }

    private Proposition stability(Term.Call call) {
        if (call.arguments().size() != 1) {
            throw call.place()
                    .wrong(call.function() + " with " + call.arguments().size() + " arguments: expected "
                            + call.function() + "({A, ...})");
        }
        if (vocabulary.vectorFlow().isPresent()) {
            throw call.place().wrong(call.function() + " is not known where modalities have several inputs");
        }
        Set<Integer> learned =
                translation.points().learned(call, call.arguments().get(0));
        RankOneFlow flow = vocabulary.flow().orElseThrow();
        FixedPointValues points = translation.points().values().orElseThrow();
        translation.points().requirePositiveMaps(learned);
        FusionTree tree = flow.tree();
        boolean stable = call.function().equals("Stable");
        List<Proposition> parts = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (learned.contains(m)) {
                continue;
            }
            EscapeKind escape = EscapeKind.of(tree, learned, tree.modalities().get(m), depths);
            Expr force = points.withMaps(flow.force(m), learned, depths).with(vocabulary.marked());
            if (escape == EscapeKind.OWN) {
                ComparisonSign sign = stable ? ComparisonSign.LESS : ComparisonSign.MORE;
                parts.add(new Comparison(force, sign, Constant.ZERO));
            } else if (stable) {
                return Proposition.FALSE;
            } else if (escape == EscapeKind.SHARED) {
                parts.add(new Comparison(force, ComparisonSign.UNEQUAL, Constant.ZERO));
            }
        }
        return stable ? new All(parts) : new Any(parts);
    }
}
