package org.fusionflow.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Relaxation at rates from 1 to a million, and growth by a logistic law, both known in closed form. */
class ChebyshevStepsTest {
    private static final double[] RATES = {1, 30, 1e3, 3e4, 1e6};

    /** {@code dx_i/dt = -r_i (x_i - 1)}, and {@code dz/dt = z (1 - z)} at the end. */
    private static final class Relaxing implements Flow {
        @Override
        public int size() {
            return RATES.length + 1;
        }

        @Override
        public void rate(double[] state, double[] rate) {
            for (int i = 0; i < RATES.length; i++) {
                rate[i] = -RATES[i] * (state[i] - 1);
            }
            double z = state[RATES.length];
            rate[RATES.length] = z * (1 - z);
        }

        @Override
        public int[] blocks() {
            return new int[] {0, RATES.length, RATES.length + 1};
        }
    }

    private static double[] start() {
        double[] start = new double[RATES.length + 1];
        start[RATES.length] = 1e-3;
        return start;
    }

    private static double logistic(double time) {
        return 1 / (1 + 999 * Math.exp(-time));
    }

    /** Local errors of the third order make a global one of the second: the 2/3 power of the tolerance. The number of evaluations grows as the root of the stiffness, not in proportion. */
    @Test
    void followsStiffRelaxationAndGrowth() {
        double before = 0;
        for (double tolerance : new double[] {1e-3, 1e-5, 1e-7}) {
            ChebyshevSteps steps = new ChebyshevSteps(new Relaxing(), tolerance, start(), 0);
            List<Double> errors = new ArrayList<>();
            assertTrue(steps.advance(12, (time, state) -> {
                errors.add(Math.abs(state[RATES.length] / logistic(time) - 1));
                errors.add(Math.abs(state[0] - (1 - Math.exp(-time))));
            }));
            assertEquals(12, steps.time());
            double largest =
                    errors.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            assertTrue(largest < 2 * Math.cbrt(tolerance * tolerance), tolerance + ": " + largest);
            assertTrue(before == 0 || largest < before / 4, largest + " after " + before);
            before = largest;
            // A plain explicit method takes about 12 * 1e6 / 2 evaluations.
            assertTrue(steps.evaluations() < 200_000, steps.evaluations() + " evaluations");
        }
    }

    @Test
    void goesOnFromWhereItStopped() {
        ChebyshevSteps whole = new ChebyshevSteps(new Relaxing(), 1e-6, start(), 0);
        ChebyshevSteps parts = new ChebyshevSteps(new Relaxing(), 1e-6, start(), 0);
        assertTrue(whole.advance(9, (time, state) -> {}));
        for (double end : new double[] {1, 1, 5.5, 9}) {
            assertTrue(parts.advance(end, (time, state) -> {}));
        }
        assertEquals(whole.state()[RATES.length], parts.state()[RATES.length], 1e-4);
        assertEquals(logistic(9), parts.state()[RATES.length], 1e-4);
    }

    @Test
    void endsAtItsLimitOfEvaluations() {
        ChebyshevSteps steps = new ChebyshevSteps(new Relaxing(), 1e-6, start(), 0, 100);
        assertFalse(steps.advance(1e3, (time, state) -> {}));
        assertTrue(steps.evaluations() < 5000);
    }
}
