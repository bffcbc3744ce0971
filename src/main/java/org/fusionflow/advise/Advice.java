package org.fusionflow.advise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.advise.forecast.Choice;
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
 * @param fusions forecasts from early to late fusion, and of those two by two
 * @param largestRates of them, learning rates up to which gradient descent is stable; empty for several outputs
 * @param remedied the network whose remedies are forecast
 * @param remedies cheapest first
 * @param choice by theory among fusions and remedies, in this order
 * @param recommended way
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
        Choice choice,
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
    public record Recommendation(FusionTree architecture, Optional<RemedyForecast> remedy, String reason) {
        /** Architecture and option, as they are typed. */
        public String text() {
            return architecture.newick()
                    + remedy.map(one -> " " + one.proposal().option()).orElse("");
        }
    }

    /**
     * @param resamples number of resamples of the data
     * @param sameOrder how many learn the modalities of {@code remedied} in the same order
     * @param sameChoice how many choose the same way, of ways within 1 % of the least error the simplest
     * @param close in how many the way that theory chooses has an error within {@link #CLOSE} of the least, on the samples that were not drawn
     */
    public record Confidence(int resamples, int sameOrder, int sameChoice, int close) {
        /** An error is close to another one if it is at most so many times as large. */
        public static final double CLOSE = 1.05;
    }

    /**
     * @param way in words
     * @param result forecast and networks
     */
    public record Check(String way, SelfCheck result) {}
}
