package org.fusionflow.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Numbers in reports are rounded for people. */
class RoundedTest {
    @Test
    void valuesHaveFiveDigitsAndPowersOfTenFarFromOne() {
        assertEquals("10.026", Rounded.value(10.0263));
        assertEquals("0.5", Rounded.value(0.5));
        assertEquals("0", Rounded.value(0));
        assertEquals("−0.25", Rounded.value(-0.25));
        assertEquals("1.2\u00a0×\u00a010⁻⁹", Rounded.size(1.2345e-9));
        assertEquals("10⁵", Rounded.value(99999.9));
        assertEquals("∞", Rounded.value(Double.POSITIVE_INFINITY));
        assertEquals("1.5\\times 10^{-7}", Rounded.tex(1.5e-7));
    }

    @Test
    void meansHaveTheDecimalsOfTheirSpread() {
        assertEquals("51.7\u00a0±\u00a03.2", Rounded.withSpread(51.655, 3.21));
        assertEquals("1.457\u00a0±\u00a00.022", Rounded.withSpread(1.45652, 0.0222));
        assertEquals("2\u00a0±\u00a00", Rounded.withSpread(2, 0));
        assertEquals("0.5\u00a0±\u00a03\u00a0×\u00a010⁻⁹", Rounded.withSpread(0.5, 3e-9));
        assertEquals("(1.82\u00a0±\u00a00.21)\u00a0×\u00a010⁻¹¹", Rounded.withSpread(1.818e-11, 2.1e-12));
    }
}
