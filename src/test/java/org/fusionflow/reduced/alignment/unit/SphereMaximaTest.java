package org.fusionflow.reduced.alignment.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.data.samples.Gaussians;
import org.fusionflow.reduced.alignment.ReferenceCase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class SphereMaximaTest {
    static Stream<ReferenceCase> cases() throws IOException {
        return ReferenceCase.all();
    }

    /** The bound that the reference is given with. */
    private static final double REFERENCE = 1e-6;

    @ParameterizedTest
    @MethodSource("cases")
    @Tag("published")
    void allMaximaAreThoseOfTheReference(ReferenceCase given) {
        RectifiedTask task = given.task();
        for (int m = 0; m < 2; m++) {
            Branch branch = task.branches().get(m);
            List<UnitMaximum> found = maxima(branch, task).all();
            JsonNode expected = given.json().get("localMaxima").get(m);
            assertEquals(given.json().get("G").get(m).asDouble(), found.get(0).value(), REFERENCE);
            assertEquals(expected.size(), found.size());
            for (JsonNode one : expected) {
                double[] u = ReferenceCase.numbers(one.get("u"));
                assertTrue(
                        found.stream()
                                .anyMatch(f -> f.sign() == one.get("sign").asInt()
                                        && GreatCircleAscent.dot(
                                                        u, f.direction().toArray())
                                                > 1 - REFERENCE
                                        && Math.abs(f.value() - one.get("value").asDouble()) < REFERENCE
                                        && f.kind()
                                                .name()
                                                .equalsIgnoreCase(
                                                        one.get("kind").asText())),
                        () -> one + " is missing in " + found);
            }
        }
    }

    public static SphereMaxima maxima(Branch branch, RectifiedTask task) {
        return SphereMaxima.of(
                new KinkPlanes(branch, task.slope()), task.outputs(), branch.correlation(task.outputs()));
    }

    /** In two dimensions every ascent must end at one of the maxima that the sorted angles give. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @Tag("closed-form")
    void ascentsEndAtTheExactMaximaOfTwoInputs(long seed) {
        Gaussians gaussians = new Gaussians(seed, 1);
        int samples = 60;
        double[] x = gaussians.next(2 * samples).toArray();
        double[] y = gaussians.next(samples).toArray();
        KinkPlanes planes = new KinkPlanes(Branch.single(2, x), seed % 2 == 0 ? 0 : 0.2);
        UnitCorrelation function = planes.correlation(1, y);
        List<UnitMaximum> exact = CircleMaxima.of(function);
        for (int start = 0; start < 50; start++) {
            GreatCircleAscent.Top top = GreatCircleAscent.from(gaussians.next(2).toArray(), function);
            if (top.value() > 1e-12) {
                assertTrue(exact.stream()
                        .anyMatch(m -> Math.abs(m.value() - top.value()) < 1e-12
                                && GreatCircleAscent.dot(m.direction().toArray(), top.direction()) > 1 - 1e-12));
            }
        }
    }

    /** G = q s . u on data that are symmetric, so all ascents end at s/|s|. */
    @Test
    @Tag("closed-form")
    void linearTargetsOnSymmetricDataHaveTheLinearSpeed() {
        int half = 100;
        int d = 4;
        Gaussians gaussians = new Gaussians(7, 1);
        double[] x = new double[2 * half * d];
        double[] y = new double[2 * half];
        for (int p = 0; p < half; p++) {
            for (int i = 0; i < d; i++) {
                x[p * d + i] = gaussians.next();
                x[(p + half) * d + i] = -x[p * d + i];
            }
            y[p] = x[p * d] - 0.5 * x[p * d + 1];
            y[p + half] = -y[p];
        }
        Branch branch = Branch.single(d, x);
        RectifiedTask task = new RectifiedTask(List.of("A"), List.of(branch), y, 0.2);
        double[] s = branch.correlation(y);
        SphereMaxima maxima = maxima(branch, task);
        assertEquals(0.6 * Math.sqrt(GreatCircleAscent.dot(s, s)), maxima.largest(), 1e-12);
        assertEquals(1, maxima.agreement().orElseThrow());
    }

    /**
     * Products of signs on the whole cube: odd ones have G = 0; that of four has 1/8 and that of six 0.0765 along the diagonal.
     */
    @Test
    @Tag("closed-form")
    void paritiesOnTheCube() {
        assertEquals(0, parity(3).largest(), 1e-15);
        assertEquals(0, parity(5).largest(), 1e-15);
        assertEquals(1.0 / 8, parity(4).largest(), 1e-12);
        assertEquals(0.0765, parity(6).largest(), 5e-5);
    }

    private static SphereMaxima parity(int d) {
        int samples = 1 << d;
        double[] x = new double[samples * d];
        double[] y = new double[samples];
        for (int p = 0; p < samples; p++) {
            y[p] = 1;
            for (int i = 0; i < d; i++) {
                x[p * d + i] = (p >> i & 1) == 0 ? 1 : -1;
                y[p] *= x[p * d + i];
            }
        }
        Branch branch = Branch.single(d, x);
        return maxima(branch, new RectifiedTask(List.of("A"), List.of(branch), y, 0));
    }

    /** No direction of a fine random search lies above what the ascents found. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 10})
    @Tag("closed-form")
    void noRandomDirectionIsAboveTheLargestMaximum(int d) {
        int samples = 300;
        Gaussians gaussians = new Gaussians(d, 1);
        double[] x = gaussians.next(samples * d).toArray();
        double[] y = new double[samples];
        for (int p = 0; p < samples; p++) {
            y[p] = Math.abs(x[p * d]) + 0.3 * x[p * d + 1] - x[p * d + 1] * x[p * d + 2];
        }
        Branch branch = Branch.single(d, x);
        RectifiedTask task = new RectifiedTask(List.of("A"), List.of(branch), y, 0);
        SphereMaxima found = maxima(branch, task);
        UnitCorrelation plus = new KinkPlanes(branch, 0).correlation(1, y);
        for (UnitMaximum one : found.all().subList(0, 1)) {
            double[] u = one.direction().toArray();
            for (int k = 0; k < 20_000; k++) {
                double[] near = gaussians.next(d).toArray();
                for (int i = 0; i < d; i++) {
                    near[i] = u[i] + near[i] * Math.pow(10, -(k % 6));
                }
                assertTrue(Math.abs(plus.at(GreatCircleAscent.normalized(near))) <= found.largest() + 1e-13);
            }
        }
    }
}
