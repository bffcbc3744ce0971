package org.fusionflow.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.advise.Advice.Check;
import org.fusionflow.advise.Advice.Confidence;
import org.fusionflow.advise.Advice.Recommendation;
import org.fusionflow.advise.forecast.Choice;
import org.fusionflow.advise.forecast.ErrorCurve;
import org.fusionflow.advise.forecast.Forecast;
import org.fusionflow.advise.forecast.Forecaster;
import org.fusionflow.advise.forecast.Forecaster.Way;
import org.fusionflow.advise.forecast.Splits;
import org.fusionflow.advise.remedy.RemedyProposal;
import org.fusionflow.advise.remedy.RemedyProposals;
import org.fusionflow.advise.remedy.StepLimit;
import org.fusionflow.advise.trial.LinearPremise;
import org.fusionflow.advise.trial.SelfCheck;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.remedy.Remedies;

/**
 * Gives advice: forecasts every fusion layer and the remedies of one of them, chooses, and says how sure that is.
 *
 * <p>Usage: {@code new Advisor(request).advice()}.
 */
public final class Advisor {
    private final AdviceRequest request;
    private final List<FusionTree> trees;
    private final FusionTree remedied;
    private final Forecaster forecaster;
    private final RemedyProposals proposals;

    /**
     * @throws org.fusionflow.architecture.InvalidInput if there is nothing to learn
     */
    public Advisor(AdviceRequest request) {
        this.request = request;
        trees = request.trees();
        remedied = request.tree(request.fusion());
        forecaster = Forecaster.of(request.data(), trees, request.u0(), request.budget(), request.seed());
        proposals = new RemedyProposals(remedied, request.data().moments().inOrderOf(remedied), request.u0());
    }

    public Advice advice() {
        List<Forecast> fusions = trees.stream()
                .map(tree -> forecaster.of(new Way(tree, Remedies.NONE)))
                .toList();
        List<OptionalDouble> rates = trees.stream()
                .map(tree -> StepLimit.of(forecaster.problem(tree)))
                .toList();
        List<RemedyForecast> remedies =
                proposals.list().stream().map(this::forecast).toList();
        LinearPremise premise =
                LinearPremise.of(Splits.withHeldOut(request.data(), request.seed()), trees, request.seed());
        List<ErrorCurve> curves = new ArrayList<>();
        fusions.forEach(forecast -> curves.add(forecast.curve()));
        remedies.forEach(remedy -> curves.add(remedy.forecast().curve()));
        int best = Choice.best(curves);
        Recommendation recommended = premise.applies() ? recommendation(curves, best, remedies) : bySimulation(premise);
        return new Advice(
                request,
                forecaster.horizon(),
                forecaster.basis(),
                fusions,
                rates,
                remedied,
                remedies,
                recommended,
                confidence(fusions, best),
                premise,
                request.check() ? checks(fusions, recommended) : List.of(),
                new Notes(request, proposals, fusions, rates, remedies, recommended, forecaster.basis()).list());
    }

    private RemedyForecast forecast(RemedyProposal proposal) {
        return new RemedyForecast(
                proposal,
                forecaster.of(new Way(remedied, proposal.remedies())),
                StepLimit.of(forecaster.problem(remedied).with(proposal.remedies())));
    }

    private Recommendation recommendation(List<ErrorCurve> curves, int best, List<RemedyForecast> remedies) {
        Optional<RemedyForecast> remedy =
                best < trees.size() ? Optional.empty() : Optional.of(remedies.get(best - trees.size()));
        double time = Choice.time(curves, best);
        int equal = Choice.equal(curves);
        String reason = (equal > 1
                        ? equal + " of " + curves.size()
                                + " ways reach the least error on new data within 1 %; this one is there first, at t = "
                        : "it has the least error on new data of " + curves.size()
                                + " ways, which it comes near at t = ")
                + Notes.number(time);
        return new Recommendation(best < trees.size() ? trees.get(best) : remedied, remedy, reason);
    }

    private Recommendation bySimulation(LinearPremise premise) {
        int best = Choice.best(premise.candidates());
        return new Recommendation(
                trees.get(best),
                Optional.empty(),
                "of ReLU networks that were trained with every fusion layer it has the least error on held-out samples, or comes near it first");
    }

    private Optional<Confidence> confidence(List<Forecast> fusions, int best) {
        List<Way> ways = new ArrayList<>();
        trees.forEach(tree -> ways.add(new Way(tree, Remedies.NONE)));
        proposals.list().forEach(proposal -> ways.add(new Way(remedied, proposal.remedies())));
        int reference = request.fusion() - 1;
        List<Forecaster.Resample> resamples =
                forecaster.resamples(ways, reference, request.resamples(), request.seed());
        if (resamples.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> order = fusions.get(reference).prediction().order();
        int sameOrder = (int) resamples.stream()
                .filter(resample -> resample.order().equals(order))
                .count();
        int sameChoice = (int) resamples.stream()
                .filter(resample -> Choice.best(resample.curves()) == best)
                .count();
        return Optional.of(new Confidence(resamples.size(), sameOrder, sameChoice));
    }

    private List<Check> checks(List<Forecast> fusions, Recommendation recommended) {
        List<Check> checks = new ArrayList<>();
        Forecast plain = fusions.get(request.fusion() - 1);
        checks.add(new Check(plain.architecture(), check(plain)));
        if (recommended.remedy().isPresent()) {
            RemedyForecast remedy = recommended.remedy().get();
            checks.add(new Check(plain.architecture() + " " + remedy.proposal().option(), check(remedy.forecast())));
        } else if (!recommended.architecture().equals(remedied)) {
            Forecast chosen = fusions.get(trees.indexOf(recommended.architecture()));
            checks.add(new Check(chosen.architecture(), check(chosen)));
        }
        return checks;
    }

    private SelfCheck check(Forecast forecast) {
        return SelfCheck.of(forecast, forecaster.horizon(), request.seed());
    }
}
