package org.fusionflow.report.mathml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fusionflow.report.formula.DisplayFormula;
import org.fusionflow.report.formula.TypesetFormula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class MathmlTest {
    /** The structure of a formula: names of elements with their children, texts, and no attributes or spaces. */
    private static String structure(String tex) throws Exception {
        Element math = parsed(Mathml.inline(TypesetFormula.inline(tex)));
        assertEquals("math", math.getTagName(), tex);
        StringBuilder text = new StringBuilder();
        Node row = math.getFirstChild().getFirstChild();
        for (Node child = row.getFirstChild(); child != null; child = child.getNextSibling()) {
            describe(child, text);
        }
        assertEquals(tex, math.getFirstChild().getLastChild().getTextContent(), "the TeX can be copied");
        return text.toString().strip();
    }

    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static void describe(Node node, StringBuilder text) {
        if (node.getNodeName().equals("mspace") || node.getTextContent().equals("\u2061")) {
            return;
        }
        boolean leaf = List.of("mi", "mn", "mo", "mtext").contains(node.getNodeName());
        if (leaf) {
            text.append(node.getTextContent()).append(' ');
            return;
        }
        text.append(node.getNodeName().substring(1)).append("[ ");
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            describe(child, text);
        }
        text.append("] ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "u_m # sub[ u row[ m ] ]",
                "u_m^{2-L} # subsup[ u row[ m ] row[ 2 − L ] ]",
                "\\tfrac12 x # style[ frac[ 1 2 ] ] x",
                "\\frac{a+b}{2} # frac[ row[ a + b ] 2 ]",
                "1 \\over x # frac[ row[ 1 ] row[ x ] ]",
                "x^12 # sup[ x row[ 1 ] ] 2",
                "12.5x # 12.5 x",
                "\\dot{v}_A # sub[ over[ v ˙ ] row[ A ] ]",
                "\\sqrt[3]{x} # root[ x row[ 3 ] ]",
                "\\sum_{m} w_m # under[ ∑ row[ m ] ] sub[ w row[ m ] ]",
                "\\int_0^\\infty # subsup[ ∫ row[ 0 ] row[ ∞ ] ]",
                "\\left(\\frac{1}{2}\\right)^2 # sup[ row[ ( frac[ 1 2 ] ) ] row[ 2 ] ]",
                "\\left.x\\right|_0 # sub[ row[ x | ] row[ 0 ] ]",
                "\\lVert w\\rVert # ‖ w ‖",
                "\\mathcal{L}^{*} # sup[ ℒ row[ ∗ ] ]",
                "\\mathrm{d}t # d t",
                "e'_m # subsup[ e row[ m ] row[ ′ ] ]",
                "\\text{if } x # if\u00a0 x",
                "\\ln x # ln x",
                "\\begin{pmatrix} 1 & 0 \\\\ a & -b \\end{pmatrix}"
                        + " # row[ ( table[ tr[ td[ 1 ] td[ 0 ] ] tr[ td[ a ] td[ − b ] ] ] ) ]",
                "a < b # a < b",
                "\\{A, B\\} # { A , B }"
            })
    void theStructureIsThatOfTheTex(String tex, String structure) throws Exception {
        assertEquals(structure, structure(tex));
    }

    @Test
    void aMinusAfterASignIsThatOfItsTerm() {
        String formula = Mathml.inline(TypesetFormula.inline("a = -b - c"));
        assertTrue(formula.contains("<mo form=\"prefix\">−</mo><mi>b</mi><mo>−</mo>"), formula);
    }

    @Test
    void aLongFormulaHasRowsThatAreAligned() throws Exception {
        DisplayFormula formula = DisplayFormula.of(List.of("\\dot{u} &= -a", "- b", "+ c"));
        assertEquals(-1, Mathml.display(formula, 99).indexOf("mtable"));
        Element math = parsed(Mathml.display(formula, 1));
        assertEquals(3, math.getElementsByTagName("mtr").getLength());
        assertEquals(6, math.getElementsByTagName("mtd").getLength());
        assertEquals("block", math.getAttribute("display"));
    }

    @Test
    void anUnknownCommandIsShownAsItsSource() {
        assertEquals(
                "<code class=\"tex\">\\nexists x &lt; 1</code>",
                Mathml.inline(TypesetFormula.inline("\\nexists x < 1")));
    }
}
