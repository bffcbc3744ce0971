package org.fusionflow.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TexBreaksTest {
    @Test
    void formulasAreCutOnlyBeforeOutermostSigns() {
        assertEquals(
                List.of("a ", "= b ", "- (c+d)^{2+e} ", "+ \\left\\langle f-g\\right\\rangle"),
                TexBreaks.split("a = b - (c+d)^{2+e} + \\left\\langle f-g\\right\\rangle"));
        assertEquals(List.of("\\left. a+b\\right|_{x=1} ", "+ c"), TexBreaks.split("\\left. a+b\\right|_{x=1} + c"));
        assertEquals(List.of("\\bigl(a+b\\bigr)"), TexBreaks.split("\\bigl(a+b\\bigr)"));
    }

    @Test
    void aSignWithNothingToItsLeftStaysWithItsTerm() {
        assertEquals(List.of("-a"), TexBreaks.split("-a"));
        assertEquals(List.of("a ", "= -b"), TexBreaks.split("a = -b"));
        assertEquals(List.of("a^-"), TexBreaks.split("a^-"));
    }

    @Test
    void theMarkIsTheOneOutsideArrays() {
        assertEquals(2, TexBreaks.mark("a &= b"));
        assertEquals(-1, TexBreaks.mark("\\begin{array}{cc} a & b \\end{array} \\& c"));
    }
}
