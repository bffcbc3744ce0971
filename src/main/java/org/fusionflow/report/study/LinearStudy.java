package org.fusionflow.report.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.study.Comparison;
import org.fusionflow.study.Criterion;
import org.fusionflow.study.NetworkRuns;
import org.fusionflow.study.Quantity;
import org.fusionflow.study.StudyResult;
import org.fusionflow.study.check.CheckResult.Verdict;
import org.fusionflow.symbolic.derivation.Derivation;

/** What a report tells of the result of a {@link org.fusionflow.study.Study}. */
final class LinearStudy {
    private LinearStudy() {}

    static Subject subject(StudyResult result, Derivation derivation) {
        List<Ensemble> networks = new ArrayList<>();
        for (NetworkRuns runs : result.runs()) {
            networks.add(new Ensemble(
                    runs.setup().name(),
                    runs.setup().setup(),
                    runs.times(),
                    runs.results(),
                    List.of(),
                    runs.reduced().trajectory().points()));
        }
        List<CheckLine> checks = new ArrayList<>();
        List<Comparison> outcomes = result.comparisons();
        for (int i = 0; i < outcomes.size(); i++) {
            checks.add(line(result.study().criteria().get(i), outcomes.get(i)));
        }
        return new Subject(
                result.study().name(),
                result.study().title(),
                result.study().description(),
                result.study().data(),
                result.prediction(),
                Optional.of(derivation),
                "",
                networks,
                checks);
    }

    private static CheckLine line(Criterion criterion, Comparison outcome) {
        return new CheckLine(
                criterion.name(),
                bound(criterion),
                value(criterion, outcome),
                "",
                outcome.holds()
                        ? Verdict.HOLDS
                        : outcome instanceof Comparison.Differs ? Verdict.FAILS : Verdict.NOT_COMPARABLE,
                criterion.reason());
    }

    private static String value(Criterion criterion, Comparison outcome) {
        if (outcome instanceof Comparison.NotComparable missing) {
            return missing.reason();
        }
        double value =
                outcome instanceof Comparison.Agrees agrees ? agrees.value() : ((Comparison.Differs) outcome).value();
        boolean size = criterion.against().isPresent()
                || criterion.quantity() == Quantity.MAP_ERROR
                || criterion.quantity() == Quantity.LOSS_ERROR
                || criterion.quantity() == Quantity.CONSERVED_DRIFT;
        return size ? Rounded.size(value) : Rounded.value(value);
    }

    private static String bound(Criterion criterion) {
        String most = Rounded.value(criterion.most(), 4);
        return criterion.least() == 0
                ? "≤\u00a0" + most
                        + criterion
                                .against()
                                .map(other -> " from " + other + ", relative")
                                .orElse("")
                : Rounded.value(criterion.least(), 4) + "\u00a0to\u00a0" + most;
    }
}
