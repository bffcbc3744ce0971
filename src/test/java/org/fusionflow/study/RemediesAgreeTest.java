package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.GivenProblem;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Theory and networks share no code beyond the problem: under every remedy, on trees and vectors, they give the same half times and maps. */
final class RemediesAgreeTest {
    /** Both integrate to 1e-13 a step, which plateaus amplify to some 1e-10; a difference of meaning would be far larger. */
    private static final double AGREE = 1e-8;

    private static Problem problem(String tree, String data, String u0, String remedies) {
        Map<String, Value> given = new LinkedHashMap<>();
        String source = data.contains("ratio") ? "toy" : "random";
        given.put("architecture", OptionValue.of("--architecture", tree));
        given.put(source, OptionValue.of("--" + source, data));
        given.put("u0", OptionValue.of("--u0", u0));
        for (String remedy : remedies.split(" ", -1)) {
            int colon = remedy.indexOf(':');
            String key = remedy.substring(0, colon);
            given.put(key, OptionValue.of("--" + key, remedy.substring(colon + 1)));
        }
        return new GivenProblem(given).problem();
    }

    @ParameterizedTest(name = "{0} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "(A:3,B:2):1 | ratio=2,rho=0.3 | 0.1 | rate:A=0.5,A+B=2",
                "(A:2,B:2):0 | ratio=2,rho=0.5 | 0.01 | rate:A=1,B=2.5@t<1;B=0.5@t<3",
                "(A:2,B:2):0 | ratio=2,rho=0.5 | 0.01 | rate:A=1,B=4 weightDecay:0.1",
                "((A:2,B:1):1,C:3):1 | A=2,B=1,C=3,seed=3 | 0.1 | rate:A=0.5,B=2,A+B=1.5@t<5 dropout:A=0.3,C=0.2",
                "(A:2,B:2,C:2):0 | A=2,B=2,C=3,seed=4,rho=0.4 | 0.01 | branchLoss:A=0.5,C=1 freeze:A@t>3",
                "(A:2,B:2):0 | A=3,B=2,seed=4,rho=0.4 | 0.01 | alternate:true",
                "(A:3,B:3):1 | ratio=2,rho=0.5 | 0.1 | freeze:A",
                "(A:2,B:2):0 | ratio=2,rho=0.5 | 0.01 | rate:ogm=0.3",
                "(A:2,B:2,C:2):0 | A=1,B=2,C=1,seed=2 | 0.01 | rate:ogm=0.2",
                "(A:2,B:2):0 | A=3,B=2,seed=4,rho=0.4 | 0.01 | whiten:true inputScale:B=2 dropout:B=0.2 dropoutRescale:true",
                "(A:3,B:3):1 | ratio=2,rho=0.3 | 0.1 | weightDecay:0.01 scale:B=1.5",
                "(A:2,B:2):0 | ratio=2,rho=0.5 | 0.01 | weightDecay:0.9 rate:A=0.5"
            })
    void halfTimesAndMapsAreTheSame(String tree, String data, String u0, String remedies) {
        Problem problem = problem(tree, data, u0, remedies);
        double[] times = {1, 3, 6, 12};
        PredictionRequest request = PredictionRequest.HALF_TIMES.at(Vector.of(times));
        Prediction theory = Predictor.predict(problem, request);
        GradientFlow flow = new GradientFlow();
        NetworkSetup setup =
                NetworkSetup.linear(5, new AlignedStart(), flow, new StopRule(1_000_000, 1e3, OptionalDouble.empty()));
        TrainingResult network = Simulator.train(PredictedWatch.plan(problem, setup, 3, Vector.of(times)));
        boolean any = false;
        for (int m = 0; m < problem.names().size(); m++) {
            double expected =
                    theory.halfTime(m).isPresent() ? theory.halfTime(m).getAsDouble() : Double.NaN;
            double found = network.halfTimes().get(m).map(LocatedTime::time).orElse(Double.NaN);
            assertEquals(
                    expected,
                    found,
                    AGREE * theory.halfTime(m).orElse(1),
                    problem.names().get(m));
            any |= expected > 0;
        }
        assertTrue(any);
        for (int t = 0; t < times.length; t++) {
            Vector expected = theory.trajectory().points().get(t).map();
            Vector found = network.trajectory().get(t).map();
            assertEquals(0, expected.minus(found).norm(), AGREE * (1 + expected.norm()), "t = " + times[t]);
        }
    }
}
