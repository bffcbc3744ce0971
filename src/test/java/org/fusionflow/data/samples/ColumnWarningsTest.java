package org.fusionflow.data.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.made.XorSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw columns are named with a reason and a cure; clean samples are not. */
class ColumnWarningsTest {
    /** Changes one number of a sample; inputs first. */
    private interface Change {
        double of(double value, int sample, int column, double[] row);
    }

    private static List<String> warnings(Samples samples, Preparation preparation) {
        Modalities modalities = samples.modalities();
        List<String> names = new java.util.ArrayList<>(modalities.inputNames());
        for (int o = 1; o <= samples.outputs(); o++) {
            names.add(samples.outputs() == 1 ? "y" : "y" + o);
        }
        return new ColumnWarnings(ColumnFacts.of(samples, names), preparation).list();
    }

    private static Samples changed(String random, Change change) {
        Samples plain = RandomSamples.parse(random).draw();
        int d = plain.modalities().inputs();
        return Samples.of(plain.modalities(), plain.count(), plain.outputs(), (s, x, y) -> {
            double[] row = new double[d + y.length];
            for (int k = 0; k < row.length; k++) {
                row[k] = plain.column(s, k);
            }
            for (int k = 0; k < row.length; k++) {
                double value = change.of(row[k], s, k, row);
                if (k < d) {
                    x[k] = value;
                } else {
                    y[k - d] = value;
                }
            }
        });
    }

    private static String only(List<String> warnings) {
        assertEquals(1, warnings.size(), warnings.toString());
        return warnings.get(0);
    }

    @ParameterizedTest
    @CsvSource({"2,300", "3,300", "5,300", "10,200", "40,100", "1000,40"})
    void gaussianSamplesAreCleanWhateverTheirNumber(int count, int seeds) {
        int warned = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            Samples samples = RandomSamples.parse(
                            "A=6,B=4,std.A=2,noise=0.5,outputs=2,samples=" + count + ",seed=" + seed)
                    .draw();
            warned += warnings(samples, Preparation.NONE).size();
        }
        assertEquals(0, warned);
    }

    @Test
    void manyColumnsAndCornersAreClean() {
        assertEquals(
                List.of(),
                warnings(RandomSamples.parse("A=300,B=200,samples=60").draw(), Preparation.NONE));
        assertEquals(
                List.of(),
                warnings(RandomSamples.parse("A=3,B=2,samples=200,classes=true").draw(), Preparation.NONE));
        Samples corners = XorSamples.parse("var=2,samples=64,seed=5")
                .trainingData(org.fusionflow.architecture.FusionTree.parse("(A:2,B:2):0"))
                .samples()
                .orElseThrow();
        assertEquals(List.of(), warnings(corners, Preparation.NONE));
    }

    /** The bound is five standard errors, a little more with many columns. */
    @Test
    void aMeanIsNamedFromFiveStandardErrorsOn() {
        int count = 400;
        Samples plain = Preparation.STANDARDIZE.of(
                RandomSamples.parse("A=2,B=1,samples=" + count).draw());
        for (double errors : new double[] {4, 7}) {
            Samples shifted = Samples.of(plain.modalities(), count, 1, (s, x, y) -> {
                for (int i = 0; i < 3; i++) {
                    x[i] = plain.input(s, i) + (i == 1 ? errors / Math.sqrt(count) : 0);
                }
                y[0] = plain.output(s);
            });
            List<String> found = warnings(shifted, Preparation.NONE);
            assertEquals(errors > 5 ? 1 : 0, found.size(), found.toString());
        }
    }

    @Test
    void meansOfInputsAndOutputsAreNamedWithTheCureAndCentringCures() {
        Samples samples = changed(
                "A=2,B=2,samples=50,outputs=2", (value, s, k, row) -> k == 1 ? value + 3 : k == 5 ? value - 20 : value);
        String warning = only(warnings(samples, Preparation.NONE));
        assertTrue(warning.contains("means") && warning.contains("--center"), warning);
        assertTrue(warning.contains("A.2 (mean") && warning.contains("y2 (mean"), warning);
        assertTrue(!warning.contains("A.1 (") && !warning.contains("y1 ("), warning);
        assertEquals(List.of(), warnings(samples, Preparation.CENTER));
        assertEquals(List.of(), warnings(samples, Preparation.STANDARDIZE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e8, 1e12})
    void meansThatTakeTheDigitsOfAVarianceAreNamedAsSuch(double offset) {
        Samples samples = changed("A=1,B=1,samples=30", (value, s, k, row) -> k < 2 ? value + offset : value);
        List<String> found = warnings(samples, Preparation.NONE);
        assertEquals(2, found.size(), found.toString());
        assertTrue(found.get(1).contains("told from rounding") && found.get(1).contains("A, B"), found.toString());
        assertEquals(List.of(), warnings(samples, Preparation.CENTER));
    }

    @Test
    void constantsAreNamedWithTheirValueAndWithWordsForInputs() {
        Samples samples = changed("A=3,B=1,samples=20", (value, s, k, row) -> k == 0 ? 0.1 : k == 2 ? 0 : value);
        String raw = only(warnings(samples, Preparation.NONE));
        assertTrue(raw.contains("constant: A.1 (0.1), A.3 (0);") && raw.contains("--center"), raw);
        String standardized = only(warnings(samples, Preparation.STANDARDIZE));
        assertTrue(standardized.contains("they become 0 and nothing is learned from them"), standardized);
    }

    @Test
    void constantOutputsHaveWordsOfTheirOwn() {
        Samples samples = changed("A=2,B=1,samples=20,outputs=2", (value, s, k, row) -> k == 4 ? -7 : value);
        for (Preparation preparation : Preparation.values()) {
            String warning = only(warnings(samples, preparation));
            assertTrue(warning.startsWith("outputs are constant: y2 (-7); "), warning);
            assertTrue(warning.endsWith("expected outputs that vary"), warning);
            assertTrue(!warning.contains("bias that belongs") && !warning.contains("leave"), warning);
        }
    }

    /** 0.3 and 0.1 + 0.2 may be meant to be one number; quarters at 2e15 are all that double precision has there. */
    @Test
    void aConstantWithRoundingIsNotCalledConstantAndNamed() {
        Samples samples =
                changed("A=2,B=1,samples=20", (value, s, k, row) -> k == 1 ? (s % 2 == 0 ? 0.3 : 0.1 + 0.2) : value);
        List<String> raw = warnings(samples, Preparation.NONE);
        assertTrue(raw.stream().noneMatch(warning -> warning.contains("are constant")), raw.toString());
        assertEquals(
                1,
                raw.stream()
                        .filter(w -> w.contains("last place of their numbers only, ") && w.contains("A.2 (0.3)"))
                        .count());
        String standardized = only(warnings(samples, Preparation.STANDARDIZE));
        assertTrue(standardized.contains("get the size of all others"), standardized);
        for (double offset : new double[] {1e15, 2e15, 4e15}) {
            Samples integers = changed("A=1,B=1,samples=50", (value, s, k, row) -> k == 0 ? offset + s % 4 : value);
            assertEquals(List.of(), warnings(integers, Preparation.CENTER));
        }
    }

    /** Sizes whose squares vanish or overflow. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e-300, 1e200, 1e300})
    void extremeUnitsAreNamedAndNoCopies(double unit) {
        Samples samples = changed("A=2,B=2,samples=30", (value, s, k, row) -> k < 2 ? unit * value : value);
        String warning = only(warnings(samples, Preparation.CENTER));
        assertTrue(warning.startsWith("units differ: inputs of "), warning);
        assertEquals(List.of(), warnings(samples, Preparation.STANDARDIZE));
    }

    @Test
    void copiesAreNamedAlsoWithRoundingAndAcrossModalities() {
        Samples samples = changed(
                "A=3,B=2,samples=30", (value, s, k, row) -> k == 2 ? row[0] : k == 3 ? (double) (float) row[1] : value);
        String warning = only(warnings(samples, Preparation.NONE));
        assertTrue(warning.contains("equal to rounding: A.1 = A.3, A.2 = B.1;"), warning);
        Samples close = changed("A=3,B=2,samples=30", (value, s, k, row) -> k == 2 ? row[0] * (1 + 1e-5) : value);
        assertTrue(only(warnings(close, Preparation.NONE)).contains("unit or offset only: A.1 and A.3"));
    }

    @Test
    void rescaledShiftedAndOppositeColumnsAreNamed() {
        Samples samples = changed(
                "A=3,B=2,samples=30",
                (value, s, k, row) ->
                        k == 1 ? 1.8 * row[0] + 32 : k == 4 ? -row[3] : k == 2 ? value + 1e-3 * row[0] : value);
        String warning = only(warnings(samples, Preparation.CENTER));
        assertTrue(warning.contains("unit or offset only: A.1 and A.2, B.1 and B.2;"), warning);
    }

    @Test
    void aHundredCopiesAreOneShortLine() {
        Samples samples = changed("A=100,B=2,samples=30", (value, s, k, row) -> k < 100 ? row[0] : value);
        String warning = only(warnings(samples, Preparation.NONE));
        assertTrue(warning.contains("A.1 = A.2, ") && warning.contains(" and 94 more"), warning);
        assertTrue(warning.length() < 400, warning);
    }

    @Test
    void unitsOfModalitiesAreNamedFromAFactorOfTenOn() {
        String warning = only(warnings(
                RandomSamples.parse("A=2,B=3,C=1,std.A=30,std.C=2,samples=50").draw(), Preparation.CENTER));
        assertTrue(warning.contains("units differ: inputs of A") && warning.contains("those of B"), warning);
        assertTrue(warning.contains("--standardize"), warning);
        assertEquals(
                List.of(),
                warnings(RandomSamples.parse("A=2,B=3,std.A=7,samples=50").draw(), Preparation.CENTER));
        assertEquals(
                List.of(),
                warnings(RandomSamples.parse("A=2,B=3,std.A=30,samples=50").draw(), Preparation.STANDARDIZE));
    }

    @Test
    void oneSampleIsSaidToBeOne() {
        assertTrue(only(warnings(RandomSamples.parse("A=2,B=1,samples=1").draw(), Preparation.NONE))
                .contains("one sample"));
    }

    /** Binary columns are raw data: their mean is no rounding, and their complement tells the same. */
    @Test
    void zeroAndOneHaveAMeanAndAComplement() {
        Samples samples = changed(
                "A=2,B=2,samples=60",
                (value, s, k, row) -> k == 0 ? (row[0] > 0 ? 1 : 0) : k == 1 ? (row[0] > 0 ? 0 : 1) : value);
        List<String> found = warnings(samples, Preparation.NONE);
        assertEquals(2, found.size(), found.toString());
        assertTrue(found.get(0).contains("A.1 (mean 0.") && found.get(1).contains("A.1 and A.2"), found.toString());
    }
}
