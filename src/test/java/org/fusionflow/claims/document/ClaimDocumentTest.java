package org.fusionflow.claims.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fusionflow.claims.Verification;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.result.VerificationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which blocks of a text are claims, where they stand, and which only look like claims. */
class ClaimDocumentTest {
    private static final String FIELDS = "name: n|claim: 1 == 1|";

    private static ClaimDocument parse(String... lines) {
        return ClaimDocument.parse("a.md", String.join("\n", lines));
    }

    private static ClaimDocument piped(String lines) {
        return ClaimDocument.parse(
                "a.md", lines.replace("F", FIELDS).replace('|', '\n').replace("TAB", "\t"));
    }

    @Test
    void fencesOfAllKindsAreRecognized() {
        ClaimDocument document = parse(
                "# A document",
                "```claim",
                "name: first",
                "claim: 1 == 1",
                "```",
                "  ~~~~ claim with more words",
                "  name: second",
                "  # a comment",
                "  claim: 1 ==",
                "       2",
                "  ~~~~~",
                "````",
                "```claim",
                "name: an example in a longer fence, no claim",
                "claim: 1 == 1",
                "```",
                "````",
                "`` `claim` `` in a line, and ```code``` too",
                "```text",
                "name: another language",
                "```");
        List<Claim> claims = document.claims();
        assertEquals(2, claims.size());
        assertEquals("first", claims.get(0).name());
        assertEquals("a.md:2:1", claims.get(0).place().toString());
        assertEquals("a.md:6:3", claims.get(1).place().toString());
        assertEquals("a.md:10:8", claims.get(1).sides().get(1).place().toString());
        assertEquals(List.of(), document.warnings());
        assertEquals(Map.of(), document.errors());
    }

    @Test
    void carriageReturnsAreNoPartOfAClaim() {
        for (String end : List.of("\r\n", "\r", "\n")) {
            String text = "```claim|name: n|claim: 1 == 1|```|".replace("|", end);
            assertEquals("n", ClaimDocument.parse("a.md", text).claims().get(0).name());
        }
    }

    /** The first place is that of the fence, the second that of the right side. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "```claim|F```; 1:1; 3:13",
                "``` claim|F```; 1:1; 3:13",
                "```claim {#id .wide}|F```; 1:1; 3:13",
                "```claim{.wide}|F```; 1:1; 3:13",
                "```claim title='a b'|F```; 1:1; 3:13",
                "~~~claim `x`|F~~~~~; 1:1; 3:13",
                "text|   ```claim|   name: n|  claim: 1 == 1|   ```; 2:4; 4:15",
                "`````claim|F``````; 1:1; 3:13",
                "- text||  ```claim|  name: n|  claim: 1 == 1|  ```; 3:3; 5:15",
                "- ```claim|  name: n|  claim: 1 == 1|  ```|- more; 1:3; 3:15",
                "1. text|   1. ```claim|      name: n|      claim: 1 == 1|      ```; 2:7; 4:19",
                "10) a|    ```claim|    name: n|    claim: 1 == 1|    ```; 2:5; 4:17",
                "> ```claim|> name: n|> claim: 1 == 1|> ```; 1:3; 3:15",
                ">```claim|>name: n|>claim: 1 == 1|>```; 1:2; 3:14",
                "> - a|>|>   ~~~ claim|>   name: n|>   claim: 1 == 1|>   ~~~; 3:5; 5:17",
                "-TAB```claim|TABname: n|TABclaim: 1 == 1|TAB```; 1:3; 3:14",
                "text|```claim|F```|text; 2:1; 4:13",
                "<b>|</b>||```claim|F```; 4:1; 6:13",
                "```claim||name: n||claim: 1 == 1|```; 1:1; 5:13",
            })
    void aClaimIsReadWhereverCommonMarkHasAFence(String lines, String fence, String side) {
        ClaimDocument document = piped(lines);
        assertEquals(List.of(), document.warnings());
        assertEquals(Map.of(), document.errors());
        assertEquals(1, document.claims().size());
        Claim claim = document.claims().get(0);
        assertEquals("a.md:" + fence, claim.place().toString());
        assertEquals("a.md:" + side, claim.sides().get(1).place().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "```Claim|F```; 1:1: found 'Claim' after the fence",
                "```CLAIM|F```; 1:1: found 'CLAIM' after the fence",
                "```claims|F```; 1:1: found 'claims' after the fence",
                "```cliam|F```; 1:1: found 'cliam' after the fence",
                "``` {claim}|F```; 1:1: found '{claim}' after the fence",
                "```{.claim #id}|F```; 1:1: found '{.claim #id}' after the fence",
                "```yaml claim|F```; 1:1: found 'yaml claim' after the fence",
                "```claim-example|no field|```; 1:1: found 'claim-example' after the fence",
                "```claim,wide|F```; 1:1: found 'claim,wide' after the fence",
                "~~~ klaim|F~~~; 1:1: found 'klaim' after the fence",
                "- a|  ```Claim|  name: n|  claim: 1 == 1|  ```; 2:3: found 'Claim' after the fence",
                "> ```claims|> name: n|> claim: 1 == 1|> ```; 1:3: found 'claims' after the fence",
                "```|F```; 1:1: found nothing after the fence",
                "```|F; 1:1: found nothing after the fence",
                "```yaml|F```; 1:1: found 'yaml' after the fence",
                "```plain|Claim: uA == uB|```; 1:1: found 'plain' after the fence",
                "```|name: n|refute: 1 == 2|```; 1:1: found nothing after the fence",
                "```|name: n|asymptotics: tA == 2|```; 1:1: found nothing after the fence",
                "TEXT|||    ```claim|    name: n|    claim: 1 == 1|    ```; 4:1: it is indented by four blanks",
                "TAB```claim|TABname: n|TABclaim: 1 == 1|TAB```; 1:1: it is indented by four blanks",
                "- a||      ```claim|      name: n|      claim: 1 == 1|      ```; 3:3: it is indented by four blanks",
                "<details>|```claim|F```|</details>; 1:1: it is part of HTML",
                "<!--|```claim|F```|-->; 1:1: it is part of HTML",
                "<pre>|F</pre>; 1:1: it is part of HTML",
                "``claim|F``; 1:1: expected a line with ```claim before it",
                "'''claim|F'''; 1:1: expected a line with ```claim before it",
                "text|:::claim|F:::; 1:1: expected a line with ```claim before it",
                "\\```claim|Fend; 1:1: expected a line with ```claim before it",
                "Text: ```claim|F```; 1:1: expected a line with ```claim before it",
                "**claim:** uA == uB; 1:1: expected a line with ```claim before it",
                "---|F---; 2:1: expected a line with ```claim before it",
                "- name: n|- claim: 1 == 1; 2:3: expected a line with ```claim before it",
                "```claim `x`|F; 1:1: expected a line with ```claim before it",
            })
    void whatLooksLikeAClaimAndIsNoneIsNamed(String lines, String warning) {
        ClaimDocument document = piped(lines);
        assertEquals(Map.of(), document.errors());
        assertEquals(List.of(), document.claims());
        assertEquals(1, document.warnings().size(), document.warnings().toString());
        int blank = warning.indexOf(' ');
        String start = "a.md:" + warning.substring(0, blank)
                + " warning: this block looks like a claim and is not read: " + warning.substring(blank + 1);
        assertTrue(
                document.warnings().get(0).startsWith(start),
                document.warnings().get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```plain|text|```",
                "```c|int claim = 1;|```",
                "```{disclaimer}|text|```",
                "```|code that nobody closes",
                "````markdown|```claim|F```|````",
                "~~~~|```claim|F```|~~~~",
                "```text|~~~claim|F~~~|```",
                "```yaml|claim: a volume|```",
                "A claim: it is said that a = b.",
                "**Claim.** uA == uB is wrong.",
                "claim: the network learns A first",
                "| field | `claim:` ||| --- | --- |||| `claim:` | a == b |",
                "Write ```claim``` behind the fence.",
                "`claim:` and `name:` are fields, a == b",
                "let: the reader see = b",
                "```json|{\"claims\": 2, \"name\": 1}|```",
                "# Claims",
            })
    void whatOnlySpeaksOfClaimsIsNoBlockThatLooksLikeOne(String lines) {
        ClaimDocument document = piped(lines);
        assertTrue(document.isEmpty(), document.warnings() + " " + document.errors() + " " + document.claims());
    }

    /** Where blocks lack a closing fence, and the lines of the claims that are read nonetheless. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "```claim|F; 1:1; -",
                "text|~~~ claim|F```; 2:1; -",
                "```claim|F|```claim|F```; 1:1; 5",
                "```claim|F```claim|F```|text|```claim|F```; 1:1; 4 9",
                "```claim|F|```claim|F|````claim|F|~~~claim|F~~~; 1:1 5:1 9:1; 13",
                "```|some code|```claim|F```; 1:1; 3",
                "````|some code|```claim|F```; 1:1; 3",
                "````claim|F```|text|```claim|F```; 1:1; 6",
                "```python|code|~~~claim|F~~~|text; 1:1; 3",
                "```claim|F```python|code|```|text|```claim|F```; 1:1; 8",
                "> ```claim|> name: n||```claim|F```; 1:3; 4",
                "- ```claim|  name: n|- ```claim|  name: n|  claim: 1 == 1|  ```; 1:3; 3",
                "> ```|> code|> ```claim|> name: n|> claim: 1 == 1|> ```; 1:3; 3",
                "- a|  ```|  code|  ```claim|  name: n|  claim: 1 == 1|  ```; 2:3; 4",
            })
    void aBlockThatIsLeftOpenHidesNoOtherClaim(String lines, String open, String read) {
        ClaimDocument document = piped(lines);
        String message = "a\\.md:(\\d+:\\d+): this block is never closed: expected a line with .*";
        assertEquals(
                List.of(open.split(" ", -1)),
                document.errors().values().stream()
                        .map(error -> error.replaceFirst(message, "$1"))
                        .toList());
        assertEquals(
                Arrays.stream(read.split(" ", -1))
                        .filter(line -> !line.equals("-"))
                        .map(Integer::valueOf)
                        .toList(),
                document.claims().stream().map(claim -> claim.place().line()).toList());
        assertEquals(List.of(), document.warnings());
    }

    @Test
    void anErrorConcernsItsOwnBlockOnly() {
        ClaimDocument document = piped("```claim|name: a|claim: 1 == |```|```claim|name: b|claim: 1 == 1|```|"
                + "```claim|nonsense|```|```claim|name: c|claim: uQ == 1|```|```claim|name: d|claim: 1 == 2|```|");
        VerificationResult result =
                Verification.of(Duration.ofSeconds(20), (number, count, name) -> {}, List.of(document));
        assertEquals(
                List.of("a.md:3:13", "a.md:10:1", "a.md:14:8"),
                result.errors().stream()
                        .map(e -> e.substring(0, e.indexOf(": ")))
                        .toList());
        assertEquals(
                List.of("b", "d"), result.findings().stream().map(Finding::name).toList());
        assertEquals(
                List.of("proved", "refuted"),
                result.findings().stream().map(Finding::verdict).toList());
    }

    @Test
    void hostileTextsEndWithoutATrace() {
        assertEquals(
                List.of(),
                piped(">".repeat(50_000) + " ```claim|" + "- ".repeat(50_000)).claims());
        assertTrue(piped("```claim|".repeat(3_000)).errors().size() > 100);
        assertTrue(piped("````claim|~~~claim|".repeat(1_000)).errors().size() > 10);
        assertEquals(1, piped("```" + "claim".repeat(100_000) + "|").warnings().size());
    }
}
