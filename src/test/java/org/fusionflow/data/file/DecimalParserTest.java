package org.fusionflow.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every number is rounded as the library of the language does. */
class DecimalParserTest {
    private static double parsed(String text) {
        byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.US_ASCII);
        return new DecimalParser(bytes).number(1, bytes.length - 1);
    }

    private static void same(String text) {
        double expected = Double.parseDouble(text);
        // What is no finite number is left to another reader.
        double finite = Double.isInfinite(expected) ? Double.NaN : expected;
        assertEquals(Double.doubleToRawLongBits(finite), Double.doubleToRawLongBits(parsed(text)), text);
    }

    @Test
    void randomNumbersOfAllSizesAndForms() {
        Random random = new Random(5);
        for (int k = 0; k < 200_000; k++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                same(Double.toString(value));
                same(String.format(Locale.ROOT, "%.18e", value));
                same(Float.toString((float) value).replace("Infinity", "1"));
            }
            same(Double.toString(random.nextGaussian()));
            same(Long.toUnsignedString(random.nextLong()) + "e" + (random.nextInt(660) - 345));
        }
    }

    @Test
    void halfwayCasesAndEnds() {
        for (long k = 1L << 53; k < (1L << 53) + 200; k++) {
            same(Long.toString(k));
            same(k + ".5");
            same(k + "000e-3");
        }
        for (String text : List.of(
                "0",
                "-0",
                "-0.0",
                "+1",
                "1.",
                ".5",
                "1e5",
                "1E-5",
                "9007199254740993",
                "9007199254740995e0",
                "4.9e-324",
                "2.4703282292062327e-324",
                "2.2250738585072014e-308",
                "2.2250738585072011e-308",
                "1.7976931348623157e308",
                "0.000000000000000000001",
                "1e22",
                "1e23",
                "8.5e22",
                "123456789012345678901234567890",
                "0000000000000000000000001.5",
                "1.00000000000000011102230246251565")) {
            same(text);
        }
    }

    @Test
    void spacesAndFortransExponent() {
        assertEquals(-2.5e3, parsed("  -2.5D+3\t"));
        for (String text : List.of(
                "",
                " ",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                "1 2",
                "0x10",
                "nan",
                "inf",
                "1e999",
                "1,5",
                "1e123456",
                "--1",
                "1.2.3",
                "\"1\"")) {
            assertTrue(Double.isNaN(parsed(text)), text);
        }
    }
}
