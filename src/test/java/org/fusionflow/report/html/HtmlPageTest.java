package org.fusionflow.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.page.Demo;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static final String ODD =
            "_ % # & $ \\ ~ ^ { } < > \" ' Ωμέγα 漢字 🙂 </script><script>bad()</script> --> ]]>";

    private static List<String> all(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void everyBlockIsThere() {
        Document document = Demo.document();
        String page = HtmlPage.of(document);
        long formulas = document.blocks().stream()
                .filter(Block.Formula.class::isInstance)
                .count();
        assertEquals(formulas, all("(<math display)", page).size());
        assertEquals(
                document.blocks().stream()
                        .filter(Block.Tabular.class::isInstance)
                        .count(),
                all("(<table )", page).size());
        assertEquals(
                document.blocks().stream()
                        .filter(Block.Drawing.class::isInstance)
                        .mapToLong(block -> ((Block.Drawing) block).panels().size())
                        .sum(),
                all("(<svg )", page).size());
        for (Block block : document.blocks()) {
            if (block instanceof Block.Heading heading) {
                assertTrue(page.contains(Html.escaped(heading.text())), heading.text());
            }
        }
        assertFalse(page.contains("class=\"tex\""), "a formula that MathML lacks");
    }

    @Test
    void linksLeadToAddressesThatAreThere() {
        String page = HtmlPage.of(Demo.document());
        List<String> ids = all(" id=[\"']([^\"']+)[\"']", page);
        Set<String> different = new HashSet<>(ids);
        assertEquals(ids.size(), different.size(), "each address once");
        List<String> targets = all("href=\"#([^\"]+)\"", page);
        assertFalse(targets.isEmpty());
        targets.forEach(target -> assertTrue(different.contains(target), target));
        all("url\\(#([^)]+)\\)", page).stream()
                .filter(clip -> !clip.startsWith("$"))
                .forEach(clip -> assertTrue(different.contains(clip), clip));
    }

    @Test
    void nothingIsLoadedAndOneScriptRuns() throws Exception {
        String page = HtmlPage.of(Demo.document());
        assertEquals(List.of(), all("((?:src|srcset|xlink:href)=|@import)", page));
        assertEquals(List.of(), all("(<(?:link|img|iframe|object|embed|base|form)\\b)", page));
        List<String> scripts = all("<script>(.*?)</script>", page);
        assertEquals(1, scripts.size());
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(scripts.get(0).getBytes(StandardCharsets.UTF_8)));
        assertTrue(page.contains("default-src 'none';") && page.contains("script-src 'sha256-" + hash + "'"));
        assertFalse(scripts.get(0).contains("http://") && !scripts.get(0).contains("http://www.w3.org/2000/svg"));
    }

    @Test
    void textsOfAUserStayTexts() {
        Label label = Label.of("Table 1");
        Document document = new Document(new Imprint(ODD, ODD, ODD, List.of(ODD), "p"));
        document.heading(1, ODD);
        document.paragraph(Prose.of(ODD)
                .italic(ODD)
                .code(ODD)
                .reference(label)
                .link(ODD, "https://doi.org/10.1/\"><script>bad()</script>")
                .link("no address", "javascript:bad()"));
        document.bullets(List.of(Prose.of(ODD)));
        document.table(label, Prose.of(ODD), Table.of(Table.Column.left(ODD)).row(ODD));
        document.add(new Block.Listing(ODD + "\u0000\b"));
        String page = HtmlPage.of(document);
        assertEquals(1, all("(<script)", page).size(), "its own");
        assertEquals(1, all("(</script)", page).size());
        assertFalse(page.contains("javascript:"));
        assertTrue(page.contains("no address"));
        assertFalse(page.contains("\u0000"));
        int shown = all("(漢字 🙂 &lt;/script&gt;&lt;script&gt;bad\\(\\)&lt;/script&gt; --&gt; \\]\\]&gt;)", page)
                .size();
        // Title, heading, contents, subtitle, author and their properties, then nine places of the text.
        assertTrue(shown >= 14, "shown " + shown + " times");
        assertTrue(page.contains("href=\"#table-1\"") && page.contains("id=\"table-1\""));
    }

    @Test
    void theSameDocumentGivesTheSameText() {
        assertEquals(HtmlPage.of(Demo.document()), HtmlPage.of(Demo.document()));
    }

    @Test
    void aFullStopStaysWithItsFormula() {
        Document document = new Document(new Imprint("t", "", "", List.of(), "p"));
        document.paragraph(Prose.ofMath("x").text(". Then ").math("y").text(" and so on"));
        String page = HtmlPage.of(document);
        assertTrue(page.contains("</math>.</span> Then <math>"), page.substring(page.indexOf("<main")));
    }
}
