package org.fusionflow.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas of sentences as TeX. */
class FormulaTexTest {
    private static final SymbolTex SYMBOLS = new SymbolTex(List.of("A", "B", "vision", "audio", "X1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "w_S - w*_S = w*_U Sigma_US inverse(Sigma_SS); w_{S}-w^{\\ast}_{S}=w^{\\ast}_{U}\\,\\Sigma_{US}\\,\\Sigma_{SS}^{-1}",
                "w*; w^{\\ast}",
                "aA1^2 - aAB2^2; a_{A,1}^{2}-a_{AB,2}^{2}",
                "aAup1; a_{A',1}",
                "aX12 - aX1vision3; a_{\\mathrm{X1},2}-a_{\\mathrm{X1},\\mathrm{vision},3}",
                "aA[Lf]^2 - aA[j+1]; a_{A,L_f}^{2}-a_{A,j+1}",
                "vvisionaudio uvision; \\Sigma_{\\mathrm{vision},\\mathrm{audio}}\\,u_{\\mathrm{vision}}",
                "2*uA*Sqrt(uA^2+uB^2); 2\\,u_{A}\\,\\sqrt{u_{A}^{2}+u_{B}^{2}}",
                "||g_m e_m||^2; \\lVert g_{m}\\,e_{m}\\rVert ^{2}",
                "d||v_m||/dt; d\\lVert v_{m}\\rVert /dt",
                "u_m^(1-p) -> 0; u_{m}^{1-p}\\to 0",
                "u_m(0)^(1-p)/((p-1) Lambda_m); u_{m}(0)^{1-p}/((p-1)\\,\\Lambda_{m})",
                "k = s_B/s_A <= 1; k=s_{B}/s_{A}\\le 1",
                "w Sigma w'/2; w\\,\\Sigma\\,w^{\\top}/2",
                "(w - c) Sigma (w - c)'; (w-c)\\,\\Sigma\\,(w-c)^{\\top}",
                "e(c).(w - c); e(c)\\cdot (w-c)",
                "Dt(uA)^2 + Dt(Sqrt(uA))^2; \\dot u_{A}^{2}+\\left(\\tfrac{d}{dt}\\sqrt{u_{A}}\\right)^{2}",
                "a_{e,j-1}; a_{e,j-1}",
                "p = d_eff - 1; p=d_{\\mathrm{eff}}-1",
                "Loss_S - Loss_Sm; \\mathcal{L}_{S}-\\mathcal{L}_{Sm}",
                "dLoss/dt; d\\mathcal{L}/dt",
                "Lambda w; \\Lambda\\,w",
                "{A,vision}; \\lbrace A,\\mathrm{vision}\\rbrace ",
                "{}; \\emptyset",
                "normeB; \\lVert e_{B}\\rVert",
                "speed^2; \\mathrm{speed}^{2}",
                "x0 exp(r t); x_{0}\\,\\exp (r\\,t)",
                "1 + (σ_A²/σ_B² − 1)/(1 − ρ²); 1+(\\sigma_{A}^{2}/\\sigma_{B}^{2}-1)/(1-\\rho^{2})",
                "‖Σ_yxA‖ ≤ √q W; \\lVert \\Sigma_{yx_{A}}\\rVert \\le \\sqrt{q}\\,W",
                "10⁻¹⁸; 10^{-18}",
                "t_A u_0^(L-2); t_{A}\\,u_{0}^{L-2}",
            })
    void aFormulaIsSetAsAPersonWouldWriteIt(String plain, String tex) {
        assertEquals(tex.strip(), FormulaTex.of(plain, SYMBOLS).strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a + b", "u_m^", "a # b", "日", "a \"b\"", "f{a", "√"})
    void whatIsNoFormulaIsNamed(String plain) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> FormulaTex.of(plain, SymbolTex.GENERAL));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("formula '"), refusal.getMessage());
    }

    @Test
    void aSentenceHasItsFormulasBetweenDollarSigns() {
        Sentence sentence = new Sentence("The norm $u_m$ of {A}, 5 % of $t_B/t_A$, costs 3 $ or 4 $.");
        assertEquals("The norm u_m of {A}, 5 % of t_B/t_A, costs 3 $ or 4 $.", sentence.plain());
        assertEquals(
                "The norm $u_{m}$ of \\{A\\}, 5 \\% of $t_{B}/t_{A}$, costs 3 \\$ or 4 \\$.",
                sentence.tex(SymbolTex.GENERAL));
        assertEquals("a\\*b of $w^{\\ast}$", new Sentence("a*b of $w*$").markdown(SymbolTex.GENERAL));
        assertEquals("$x", new Sentence("$x").plain());
        assertEquals("$ x$ y", new Sentence("$ x$ y").plain());
        assertEquals(sentence.plain(), sentence.toString());
    }
}
