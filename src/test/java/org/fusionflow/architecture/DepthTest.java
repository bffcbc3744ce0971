package org.fusionflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layer counts as sums of a number, L and Lf. */
class DepthTest {
    @ParameterizedTest
    @CsvSource({
        "3, 3, 0, 0",
        "+3, 3, 0, 0",
        "0, 0, 0, 0",
        "L, 0, 1, 0",
        "Lf, 0, 0, 1",
        "-Lf, 0, 0, -1",
        "L-Lf, 0, 1, -1",
        "(L-2), -2, 1, 0",
        "4-Lf, 4, 0, -1",
        "2*L-3Lf+1, 1, 2, -3",
        "' L - Lf ', 0, 1, -1",
        "'( 2 * L )', 0, 2, 0",
        "L-L+1, 1, 0, 0",
        "1+1+Lf+Lf, 2, 0, 2",
        "1000, 1000, 0, 0",
    })
    void sumIsReadTermByTerm(String text, int constant, int layers, int fusion) {
        assertEquals(new Depth(constant, layers, fusion), Depth.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "()", "(", ")", "3)", "(3", "((3))", "L+", "+", "--1", "1--1", "L*2", "LL", "Lf2", "3*",
                "2**L", "l", "lf", "LF", "1.0", "1e2", "0x1", "1 2", "L Lf", "2 L", "1234567", "x", "L-Lf;", "−1", "Ⅼ",
                "-1", "1-2", "1001", "L+1001", "1001*L", "600+600", "-1001+L", "999999L"
            })
    void anythingElseIsInvalidInputInOneLine(String text) {
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> Depth.parse(text)).getMessage());
        assertTrue(message.contains("expected"), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void printedDepthReadsBack() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            Depth depth = random(random);
            assertEquals(depth, Depth.parse(depth.toString()), depth.toString());
        }
    }

    @Test
    void additionAndSubtractionCommuteWithInsertingNumbers() {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            Depth left = random(random);
            Depth right = random(random);
            int layers = random.nextInt(20);
            int fusion = random.nextInt(20);
            // A second factor of L keeps both results symbolic, so that neither may be refused as negative.
            Depth more = left.plus(new Depth(0, 10, 0));
            assertEquals(
                    more.at(layers, fusion) + right.at(layers, fusion),
                    more.plus(right).at(layers, fusion),
                    more + " + " + right);
            assertEquals(
                    more.at(layers, fusion) - right.at(layers, fusion),
                    more.minus(right).at(layers, fusion),
                    more + " - " + right);
        }
    }

    @Test
    void extremeCountsAreRefusedAndDoNotOverflow() {
        assertThrows(InvalidInput.class, () -> new Depth(Integer.MIN_VALUE, 1, 0));
        assertThrows(InvalidInput.class, () -> new Depth(0, Integer.MIN_VALUE, 0));
        assertThrows(InvalidInput.class, () -> new Depth(0, 0, Integer.MAX_VALUE));
        assertThrows(InvalidInput.class, () -> new Depth(0, 4, 0).at(1 << 30, 0));
        assertThrows(InvalidInput.class, () -> Depth.of(600).plus(Depth.of(600)));
        assertThrows(InvalidInput.class, () -> Depth.of(1).minus(Depth.of(2)));
    }

    @Test
    void onlyANumericDepthHasAValue() {
        assertEquals(3, Depth.of(3).value());
        assertFalse(Depth.parse("L").isNumeric());
        assertTrue(Depth.parse("L-L").isNumeric());
        assertThrows(IllegalStateException.class, () -> Depth.parse("L-Lf").value());
    }

    private static Depth random(Random random) {
        int layers = random.nextInt(9) - 4;
        int fusion = random.nextInt(9) - 4;
        int constant = random.nextInt(41) - 20;
        return new Depth(layers == 0 && fusion == 0 ? Math.abs(constant) : constant, layers, fusion);
    }
}
