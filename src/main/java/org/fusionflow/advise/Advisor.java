package org.fusionflow.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.advise.Advice.Check;
import org.fusionflow.advise.Advice.Confidence;
import org.fusionflow.advise.Advice.Recommendation;
import org.fusionflow.advise.forecast.Candidate;
import org.fusionflow.advise.forecast.Choice;
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
 * Gives advice: forecasts every fusion and the remedies of one of them, chooses, and says how sure that is.
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
                LinearPremise.of(Splits.Trials.of(request.data(), request.seed()), trees, request.seed());
        List<Candidate> candidates = candidates(fusions, remedies);
        Choice choice = Choice.of(candidates, forecaster.overlap(), Choice.Stop.BEST);
        Recommendation recommended =
                premise.applies() ? recommendation(choice, candidates, remedies) : bySimulation(premise);
        return new Advice(
                request,
                forecaster.horizon(),
                forecaster.basis(),
                fusions,
                rates,
                remedied,
                remedies,
                choice,
                recommended,
                confidence(fusions, choice.chosen(), candidates),
                premise,
                request.check() ? checks(fusions, recommended) : List.of(),
                new Notes(
                                request,
                                proposals,
                                fusions,
                                rates,
                                remedies,
                                recommended,
                                forecaster.basis(),
                                trainedToTheEnd(choice, candidates, remedies, premise),
                                premise.applies())
                        .list());
    }

    private RemedyForecast forecast(RemedyProposal proposal) {
        return new RemedyForecast(
                proposal,
                forecaster.of(new Way(remedied, proposal.remedies())),
                StepLimit.of(forecaster.problem(remedied).with(proposal.remedies())));
    }

    /**
     * Fusions and remedies with their simplicity: plain training comes before remedies, which add a setting to it that depends on the data and must be found
     * anew with them; among fusions those of fewer layers come first, among remedies those that are cheaper to set up.
     */
    private List<Candidate> candidates(List<Forecast> fusions, List<RemedyForecast> remedies) {
        List<Candidate> candidates = new ArrayList<>();
        fusions.forEach(one -> candidates.add(new Candidate(
                one.curve(), one.parts(), Candidate.layers(one.prediction().tree()))));
        remedies.forEach(remedy -> candidates.add(
                new Candidate(remedy.forecast().curve(), remedy.forecast().parts(), afterFusions(candidates.size()))));
        return candidates;
    }

    /** Larger than the layers of all fusions. */
    private int afterFusions(int index) {
        return request.layers() * remedied.names().size() + 1 + index;
    }

    private Recommendation way(int index, List<RemedyForecast> remedies, String reason) {
        return index < trees.size()
                ? new Recommendation(trees.get(index), Optional.empty(), reason)
                : new Recommendation(remedied, Optional.of(remedies.get(index - trees.size())), reason);
    }

    private Recommendation recommendation(Choice choice, List<Candidate> candidates, List<RemedyForecast> remedies) {
        boolean scatter = candidates.get(0).parts().size() > 1;
        String within = scatter ? "within one standard error of the least" : "within 1 % of the least";
        Choice.Standing standing = choice.standings().get(choice.chosen());
        String reason;
        if (choice.chosen() != choice.best()) {
            Recommendation best = way(choice.best(), remedies, "");
            reason = "the simplest of " + choice.equal() + " ways whose errors on new data are " + within + ", "
                    + Notes.number(candidates.get(choice.best()).curve().best()) + " of " + best.text()
                    + (scatter
                            ? " (its own is larger by " + Notes.number(standing.difference()) + " ± "
                                    + Notes.number(standing.standardError()) + ")"
                            : "");
        } else {
            reason = "it has the least error on new data of " + candidates.size() + " ways"
                    + (choice.equal() > 1
                            ? ", and of the " + choice.equal() + " " + within + " it is the simplest"
                            : ", and no other is " + within);
        }
        return way(choice.chosen(), remedies, reason);
    }

    /** What to take if training is not stopped early; empty if that is the same way, or not for theory to say. */
    private Optional<Recommendation> trainedToTheEnd(
            Choice stopped, List<Candidate> candidates, List<RemedyForecast> remedies, LinearPremise premise) {
        Choice atEnd = Choice.of(candidates, forecaster.overlap(), Choice.Stop.END);
        return atEnd.standings().get(stopped.chosen()).within() || !premise.applies()
                ? Optional.empty()
                : Optional.of(way(atEnd.chosen(), remedies, ""));
    }

    private Recommendation bySimulation(LinearPremise premise) {
        Choice choice = premise.choice();
        return new Recommendation(
                trees.get(choice.chosen()),
                Optional.empty(),
                choice.equal() > 1
                        ? "the simplest of " + choice.equal()
                                + " fusions with which trained ReLU networks come within one"
                                + " standard error of the least error on held-out samples"
                        : "with it trained ReLU networks have the least error on held-out samples, and with no other fusion"
                                + " they come within one standard error");
    }

    private Optional<Confidence> confidence(List<Forecast> fusions, int chosen, List<Candidate> candidates) {
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
        int sameOrder = 0;
        int sameChoice = 0;
        int close = 0;
        for (Forecaster.Resample resample : resamples) {
            List<Candidate> drawn = IntStream.range(0, candidates.size())
                    .mapToObj(i -> new Candidate(
                            List.of(resample.curves().get(i)), candidates.get(i).simplicity()))
                    .toList();
            Choice choice = Choice.of(drawn, 0, Choice.Stop.BEST);
            double least = drawn.get(choice.best()).curve().best();
            sameOrder += resample.order().equals(order) ? 1 : 0;
            sameChoice += choice.chosen() == chosen ? 1 : 0;
            close += drawn.get(chosen).curve().best() <= Confidence.CLOSE * least ? 1 : 0;
        }
        return Optional.of(new Confidence(resamples.size(), sameOrder, sameChoice, close));
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
