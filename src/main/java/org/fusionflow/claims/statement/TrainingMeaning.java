package org.fusionflow.claims.statement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.ClaimTraining;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.EdgeRates;
import org.fusionflow.symbolic.flow.EffectiveMoments;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.flow.Training;

/** What the fields {@code rates:} and {@code objective:} of a claim mean, in its declared variables and the moments of the data. */
final class TrainingMeaning {
    private final Vocabulary vocabulary;
    private final Translation translation;

    private TrainingMeaning(Claim plain) {
        this.vocabulary = new Vocabulary(plain);
        this.translation = new Translation(vocabulary);
        translation.define(plain.abbreviations());
    }

    /**
     * How the network of a claim is trained.
     *
     * @throws InvalidInput if a rate is not positive by its form, or the objective is not of second degree in the maps
     */
    static Training of(Claim claim) {
        return claim.training().isPlain()
                ? Training.PLAIN
                : new TrainingMeaning(claim.trained(ClaimTraining.PLAIN)).training(claim);
    }

    private Training training(Claim written) {
        Map<String, Expr> rates = new LinkedHashMap<>();
        for (Claim.Abbreviation rate : written.training().rates()) {
            Expr value = translation.closed(rate.value());
            requireParameters(rate.value(), value, Set.of());
            if (!value.isPositive()) {
                throw rate.value()
                        .place()
                        .wrong(
                                "a learning rate has to be positive by its form: expected numbers and variables of 'forall:' with > 0");
            }
            rates.put(rate.name().name(), value);
        }
        return new Training(new EdgeRates(rates), written.training().objective().map(this::objective));
    }

    private EffectiveMoments objective(Term term) {
        if (vocabulary.vectorFlow().isPresent()) {
            throw term.place()
                    .wrong("'objective:' where modalities have several inputs: expected one input a modality");
        }
        RankOneFlow flow = vocabulary.flow().orElseThrow();
        Expr loss = translation.inMaps(term);
        int count = flow.tree().names().size();
        requireParameters(
                term,
                loss,
                IntStream.range(0, count).mapToObj(m -> flow.map(m).name()).collect(Collectors.toSet()));
        try {
            return EffectiveMoments.of(
                    flow.tree().names(),
                    IntStream.range(0, count).mapToObj(flow::map).toList(),
                    loss);
        } catch (ArithmeticException notQuadratic) {
            throw term.place().wrong(String.valueOf(notQuadratic.getMessage()));
        }
    }

    /** Only declared variables and moments stay the same along the flow. */
    private void requireParameters(Term term, Expr value, Set<String> maps) {
        Set<String> allowed = new TreeSet<>(maps);
        allowed.add("E");
        allowed.add("L");
        allowed.add("Lf");
        vocabulary.declared().forEach(variable -> allowed.add(variable.name()));
        Optional<RankOneFlow> flow = vocabulary.flow();
        flow.ifPresent(of -> {
            int count = of.tree().names().size();
            for (int m = 0; m < count; m++) {
                allowed.add(((Expr.Symbol) of.correlation(m)).name());
                for (int n = m; n < count; n++) {
                    allowed.add(((Expr.Symbol) of.covariance(m, n)).name());
                }
            }
            allowed.add(((Expr.Symbol) of.outputVariance()).name());
        });
        for (Expr.Symbol symbol : value.symbols()) {
            if (!allowed.contains(symbol.name())) {
                throw term.place()
                        .wrong("'" + symbol.name()
                                + "' in how the network is trained: expected declared variables and moments"
                                + (maps.isEmpty() ? "" : ", and maps"));
            }
        }
    }
}
