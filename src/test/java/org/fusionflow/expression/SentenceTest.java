package org.fusionflow.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which dollar signs enclose formulas, and which formulas are refused. */
class SentenceTest {
    private static List<Sentence.Part> parts(String marked) {
        return new Sentence(marked).parts();
    }

    @Test
    void formulasStandBetweenDollarSignsInPlainNotationOrInTex() {
        assertEquals(
                List.of(
                        new Sentence.Part("the ratio ", Sentence.Kind.WORDS),
                        new Sentence.Part("t_B/t_A", Sentence.Kind.FORMULA),
                        new Sentence.Part(" is ", Sentence.Kind.WORDS),
                        new Sentence.Part("\\frac{a}{b}", Sentence.Kind.FORMULA),
                        new Sentence.Part(".", Sentence.Kind.WORDS)),
                parts("the ratio $t_B/t_A$ is $\\frac{a}{b}$."));
        String tex = new Sentence("so $\\frac{s_A}{e_B} \\le 1$ and $s_A^{2}$").tex(SymbolTex.GENERAL);
        assertEquals("so $\\frac{s_A}{e_B} \\le 1$ and $s_{A}^{2}$", tex);
    }

    @Test
    void codeStandsBetweenBackquotes() {
        assertEquals(
                List.of(
                        new Sentence.Part("the key ", Sentence.Kind.WORDS),
                        new Sentence.Part("u_0 $x$", Sentence.Kind.CODE),
                        new Sentence.Part(", a ` alone", Sentence.Kind.WORDS)),
                parts("the key `u_0 $x$`, a ` alone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a $ alone",
                "$",
                "$$",
                "costs 5$",
                "from $5 to $6 a piece",
                "US$5 or AU$6",
                "an open $x",
                "$ x $",
                "ends $x $ so"
            })
    void anyOtherDollarSignIsItself(String text) {
        assertEquals(List.of(new Sentence.Part(text, Sentence.Kind.WORDS)), parts(text));
    }

    @Test
    void aBackslashMakesADollarSignAWord() {
        assertEquals(List.of(new Sentence.Part("not $x$ but", Sentence.Kind.WORDS)), parts("not \\$x\\$ but"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\frac{1}{",
                "\\nosuch x",
                "a}\\le",
                "\\left( x",
                "x \\right)",
                "\\le 50%",
                "\\alpha_",
                "\\le #",
                "\\"
            })
    void malformedTexIsNamed(String formula) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> FormulaTex.of(formula, SymbolTex.GENERAL))
                        .getMessage());
        assertTrue(message.startsWith("formula '" + formula + "': "), message);
    }
}
