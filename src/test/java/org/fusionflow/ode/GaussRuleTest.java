package org.fusionflow.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("closed-form")
class GaussRuleTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 20})
    void integratesAllPolynomialsOfItsDegree(int points) {
        GaussRule rule = new GaussRule(points);
        for (int degree = 0; degree <= 2 * points - 1; degree++) {
            int power = degree;
            double exact = (Math.pow(1.5, degree + 1) - Math.pow(0.25, degree + 1)) / (degree + 1);
            assertEquals(exact, rule.integral(x -> Math.pow(x, power), 0.25, 1.5), 2e-14 * exact, "degree " + degree);
        }
        double next = Math.pow(1, 2 * points + 1) / (2 * points + 1);
        double missed = Math.abs(rule.integral(x -> Math.pow(x, 2 * points), 0, 1) - next);
        // One degree more is not exact, as far as doubles can tell.
        if (points < 10) {
            assertEquals(true, missed > 1e-13 * next, "degree " + 2 * points);
        }
    }
}
