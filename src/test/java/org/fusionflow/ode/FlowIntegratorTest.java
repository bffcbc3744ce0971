package org.fusionflow.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two methods on problems whose solution is known in closed form. */
@Tag("closed-form")
class FlowIntegratorTest {
    private static final Tolerance TIGHT = new Tolerance(1e-13, 1e-20);

    /** {@code x' = x (1 - x)}, x(0) = 1e-6: the logistic curve. */
    private static final Flow LOGISTIC = ScalarFlow.of(x -> x * (1 - x));

    private static double logistic(double t) {
        return 1 / (1 + (1e6 - 1) * Math.exp(-t));
    }

    @Test
    void logisticGrowthIsMetAtItsEndAndInside() {
        for (boolean stiff : new boolean[] {false, true}) {
            List<Double> worst = new ArrayList<>(List.of(0.0));
            StepWatcher inside = step -> {
                double[] at = new double[1];
                for (double fraction : new double[] {0.1, 0.37, 0.81}) {
                    step.state(fraction, at);
                    double exact = logistic(step.time(fraction));
                    worst.set(0, Math.max(worst.get(0), Math.abs(at[0] - exact) / exact));
                }
                return false;
            };
            FlowIntegrator integrator = new FlowIntegrator(LOGISTIC, TIGHT);
            Integration end = stiff
                    ? integrator.runStiff(new double[] {1e-6}, 0, 16, List.of(inside))
                    : integrator.run(new double[] {1e-6}, 0, 16, List.of(inside));
            assertEquals(Outcome.REACHED_END, end.outcome());
            assertEquals(stiff ? end.steps() : 0, end.stiffSteps());
            // Local errors of 1e-13 add up over some hundred steps; DOP853 is one order lower inside its steps.
            assertEquals(logistic(16), end.state().at(0), 1e-11);
            assertTrue(worst.get(0) < 1e-10, "stiff " + stiff + ": " + worst);
        }
    }

    /** {@code x' = x^p}: reaches X at {@code (x0^(1-p) - X^(1-p))/(p-1)}, which is 4e26 for p = 4 and x0 = 1e-9. */
    @ParameterizedTest
    @CsvSource({"2,1e-3", "3,1e-9", "4,1e-9", "5,1e-4"})
    void algebraicEscapesTakeTheirHugeTimes(int power, double start) {
        Flow flow = ScalarFlow.of(x -> Math.pow(x, power));
        double[] reached = {0, 0};
        StepWatcher half = step -> {
            double[] end = new double[1];
            step.state(1, end);
            if (end[0] > 0.5) {
                double low = 0;
                double high = 1;
                for (int i = 0; i < 50; i++) {
                    double middle = 0.5 * (low + high);
                    step.state(middle, end);
                    if (end[0] > 0.5) {
                        high = middle;
                    } else {
                        low = middle;
                    }
                }
                reached[0] = step.time(high);
                return true;
            }
            return false;
        };
        double exact = (Math.pow(start, 1 - power) - Math.pow(0.5, 1 - power)) / (power - 1);
        Integration found = new FlowIntegrator(flow, TIGHT).run(new double[] {start}, 0, 2 * exact, List.of(half));
        assertEquals(Outcome.STOPPED_BY_EVENT, found.outcome());
        assertEquals(exact, reached[0], 1e-10 * exact);
    }

    /** A slow mode grows from 1e-8 at 1e-6 for 1e7 time units while a fast one follows it at rate 1: explicit steps alone would be 2e6. */
    @Test
    void stiffPlateausAreCrossedByFewSteps() {
        Flow flow = new PairFlow(false, (x, rate) -> {
            rate[0] = 1e-6 * x[0];
            rate[1] = x[0] * x[0] + 1 - x[1];
        });
        double end = 1e7;
        Integration found = new FlowIntegrator(flow, TIGHT).run(new double[] {1e-8, 0}, 0, end, List.of());
        assertEquals(Outcome.REACHED_END, found.outcome());
        assertTrue(found.stiffSteps() > 0, "the implicit method took over");
        assertTrue(found.steps() < 3000, "steps " + found.steps());
        double slow = 1e-8 * Math.exp(10);
        // x1 follows x0^2 with the delay 1: x0^2/(1 + 2e-6) + 1.
        assertEquals(slow, found.state().at(0), 1e-11 * slow);
        assertEquals(1 + slow * slow / (1 + 2e-6), found.state().at(1), 1e-12);
    }

    /**
     * {@code x' = (y - x) Sigma} for the covariance of two inputs far from 0, {@code Sigma = K (1 1; 1 1) + (1 0; 0 2)}: in the slow direction
     * terms of the size K cancel, so that the rates are rounded by 1e-16 K, more than the tolerance. Steps that were refused for it would be
     * some 1e-11 / (1e-16 K) long.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e8, 1e10})
    void termsThatCancelDoNotLimitTheSteps(double size) {
        Flow flow = new PairFlow(true, (x, rate) -> {
            double first = 1 - x[0];
            double second = 1 - x[1];
            rate[0] = first * (size + 1) + second * size;
            rate[1] = first * size + second * (size + 2);
        });
        Integration found = new FlowIntegrator(flow, TIGHT, 500_000).run(new double[] {0, 0}, 0, 100, List.of());
        assertEquals(Outcome.REACHED_END, found.outcome());
        assertTrue(found.steps() < 2000, "steps " + found.steps());
        assertArrayEquals(new double[] {1, 1}, found.state().toArray(), 1e-12 + 1e-15 * size);
    }

    /** At time 1e20 an event of duration 1 is resolved, because the clock is set back. */
    @Test
    void shortEventsAfterALongWaitAreFollowed() {
        Flow flow = ScalarFlow.of(x -> x * x * x * (1 - x));
        double start = 1e-10;
        // t = 1/(2 x^2) + 1/x + ln(x) - ln(1 - x), up to a sign and a constant.
        Integration found = new FlowIntegrator(flow, TIGHT).run(new double[] {start}, 0, 1e20, List.of());
        assertEquals(1, found.state().at(0), 1e-12);
        assertEquals(Outcome.REACHED_END, found.outcome());
    }

    /** One step of length h of the five-stage method on the rotation has an error of order h^10: order 9. */
    @Test
    void radauShowsItsOrder() {
        Flow rotation = new PairFlow(true, (x, rate) -> {
            rate[0] = -x[1];
            rate[1] = x[0];
        });
        RadauStages stages = new RadauStages(rotation, new ErrorScale(rotation, 0));
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            double h = i == 0 ? 2 : 1;
            assertTrue(stages.solve(new double[] {1, 0}, h));
            errors[i] = Math.hypot(stages.end()[0] - Math.cos(h), stages.end()[1] - Math.sin(h));
        }
        double order = Math.log(errors[0] / errors[1]) / Math.log(2);
        assertEquals(10, order, 0.4); // the next term of the error is still visible at these steps
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1.3})
    void radauIntegratesPolynomialsOfItsDegreeExactly(double h) {
        // x' = 5 t^4 with t' = 1.
        Flow quintic = new PairFlow(false, (x, rate) -> {
            rate[0] = 1;
            rate[1] = 9 * Math.pow(x[0], 8);
        });
        RadauStages stages = new RadauStages(quintic, new ErrorScale(quintic, 0));
        assertTrue(stages.solve(new double[] {0, 1}, h));
        assertArrayEquals(new double[] {h, 1 + Math.pow(h, 9)}, stages.end(), 1e-14 * (1 + Math.pow(h, 9)));
    }

    @Test
    void aFlowThatLeavesTheNumbersIsSaid() {
        Flow blowUp = ScalarFlow.of(x -> x * x);
        Integration found = new FlowIntegrator(blowUp, TIGHT, 200_000).run(new double[] {1}, 0, 2, List.of());
        assertTrue(
                found.outcome().isFailure() || found.outcome() == Outcome.OUT_OF_STEPS,
                () -> found.outcome().toString());
        assertTrue(found.time() <= 1 + 1e-12, "the pole at 1 is not jumped over: " + found.time());
    }
}
