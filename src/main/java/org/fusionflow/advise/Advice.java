package org.fusionflow.advise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.advise.forecast.Forecast;
import org.fusionflow.advise.forecast.Splits;
import org.fusionflow.advise.trial.LinearPremise;
import org.fusionflow.advise.trial.SelfCheck;
import org.fusionflow.architecture.FusionTree;

/**
 * Which fusion layer and which remedy, and how sure that is.
 *
 * @param request that was asked
 * @param horizon flow time at which training ends
 * @param basis where errors on new data come from
 * @param fusions forecasts from early to late fusion
 * @param largestRates of them, learning rates up to which gradient descent is stable; empty for several outputs
 * @param remedied the network whose remedies are forecast
 * @param remedies cheapest first
 * @param recommended the best way
 * @param confidence how often resamples agree; empty without samples or resamples
 * @param premise whether linear theory tells enough of these data
 * @param checks of the plain network whose remedies are forecast and of the recommended way, if asked for
 * @param notes what a reader must know, a sentence each
 */
public record Advice(
        AdviceRequest request,
        double horizon,
        Splits.Basis basis,
        List<Forecast> fusions,
        List<OptionalDouble> largestRates,
        FusionTree remedied,
        List<RemedyForecast> remedies,
        Recommendation recommended,
        Optional<Confidence> confidence,
        LinearPremise premise,
        List<Check> checks,
        List<String> notes) {
    public Advice {
        fusions = List.copyOf(fusions);
        largestRates = List.copyOf(largestRates);
        remedies = List.copyOf(remedies);
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    /**
     * @param architecture to take
     * @param remedy to take with it; empty for none
     * @param reason a sentence
     */
    public record Recommendation(FusionTree architecture, Optional<RemedyForecast> remedy, String reason) {}

    /**
     * @param resamples number of resamples of the data
     * @param sameOrder how many learn the modalities of {@code remedied} in the same order
     * @param sameChoice how many recommend the same way
     */
    public record Confidence(int resamples, int sameOrder, int sameChoice) {}

    /**
     * @param way in words
     * @param result forecast and networks
     */
    public record Check(String way, SelfCheck result) {}
}
