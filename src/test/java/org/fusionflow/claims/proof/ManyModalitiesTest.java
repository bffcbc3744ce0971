package org.fusionflow.claims.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.saddle.FixedPoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Learned sets of trees with more modalities than an int has bits. The maps are least squares written out by hand. */
class ManyModalitiesTest {
    /** Names without a common prefix structure: {@code Ma0}, {@code Ma1}, ... */
    private static String name(int m) {
        return "M" + (char) ('a' + m / 10) + m % 10;
    }

    private static String tree(int count) {
        return IntStream.range(0, count).mapToObj(m -> name(m) + ":2").collect(Collectors.joining(",", "(", "):0"));
    }

    private static Finding claim(int count, String text) {
        return OneClaim.finding("name: many|architecture: " + tree(count) + "|claim: " + text);
    }

    private static void proved(int count, String text) {
        Finding finding = claim(count, text);
        assertEquals("proved", finding.verdict(), text + ": " + finding.detail());
    }

    private static void refuted(int count, String text) {
        Finding finding = claim(count, text);
        assertEquals("refuted", finding.verdict(), text + ": " + finding.detail());
    }

    private static String set(int... members) {
        return IntStream.of(members).mapToObj(ManyModalitiesTest::name).collect(Collectors.joining(",", "{", "}"));
    }

    /** Bits 0 and 32, and 31 and 63, are the same bit of an int. */
    @ParameterizedTest
    @CsvSource({"34,0", "34,1", "34,31", "34,32", "34,33", "60,30", "60,32", "60,59"})
    void oneLearnedModalityIsRegressedOnItself(int count, int m) {
        String map = "At(w" + name(m) + "," + set(m) + ")";
        proved(count, map + " == s" + name(m) + "/v" + name(m));
        int shadow = (m + 32) % count;
        if (shadow != m) {
            refuted(count, map + " == s" + name(shadow) + "/v" + name(shadow));
        }
        refuted(count, map + " == 0");
        refuted(count, map + " == s" + name(m) + "/v" + name(m) + " + 1/10000");
    }

    @Test
    void anUnlearnedModalityWithTheSameBitHasNoMap() {
        proved(34, "At(w" + name(33) + "," + set(1) + ") == 0");
        refuted(34, "At(w" + name(33) + "," + set(1) + ") == s" + name(33) + "/v" + name(33));
    }

    @ParameterizedTest
    @CsvSource({"34,1,33", "60,3,35", "60,31,32"})
    void twoLearnedModalitiesShareTheirCovariance(int count, int a, int b) {
        String numerator = "(s%1$s*v%2$s - s%2$s*v%1$s%2$s)".formatted(name(a), name(b));
        String determinant = "(v%1$s*v%2$s - v%1$s%2$s^2)".formatted(name(a), name(b));
        String map = "At(w" + name(a) + "," + set(a, b) + ")";
        proved(count, map + " == " + numerator + "/" + determinant);
        refuted(count, map + " == s" + name(a) + "/v" + name(a));
        refuted(count, map + " == " + numerator.replace('-', '+') + "/" + determinant);
    }

    /** The normal equations at the point, one for each learned modality, and none for the others. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void threeAndFourLearnedModalitiesSolveTheNormalEquations(int size) {
        int[] members = IntStream.of(3, 32, 35, 59).limit(size).toArray();
        for (int column : new int[] {3, 32, 35}) {
            String sum = IntStream.of(members)
                    .mapToObj(m -> "w" + name(m) + "*v"
                            + (m == column ? name(m) : name(Math.min(m, column)) + name(Math.max(m, column))))
                    .collect(Collectors.joining("+"));
            proved(60, "At(" + sum + "," + set(members) + ") == s" + name(column));
            refuted(60, "At(" + sum + "," + set(members) + ") == s" + name(column + 1));
        }
    }

    @Test
    void ratesOfExitAndLossesHoldBeyondThirtyTwo() {
        String rate = "At(Dt(u%2$s)/u%2$s,{%1$s})".formatted(name(1), name(33));
        proved(34, rate + " == s%2$s - s%1$s*v%1$s%2$s/v%1$s".formatted(name(1), name(33)));
        refuted(34, rate + " == s" + name(33));
        proved(60, "At(Loss," + set(40) + ") == (yy - s%1$s^2/v%1$s)/2".formatted(name(40)));
        refuted(60, "At(Loss," + set(40) + ") == (yy - s%1$s^2/v%1$s)/2".formatted(name(8)));
    }

    @Test
    void whatGrowsExponentiallyIsJudgedBeforeTheWork() {
        Finding finding = claim(34, "At(wMa0," + set(IntStream.range(0, 12).toArray()) + ") == 0");
        assertEquals("undecided", finding.verdict());
        assertTrue(finding.detail().contains("12 modalities: expected at most 10"), finding.detail());
        InvalidInput refusal =
                assertThrows(InvalidInput.class, () -> new FixedPoints(ReducedSystem.of(FusionTree.parse(tree(34)))));
        assertTrue(String.valueOf(refusal.getMessage()).contains("2^34"), refusal.getMessage());
    }
}
