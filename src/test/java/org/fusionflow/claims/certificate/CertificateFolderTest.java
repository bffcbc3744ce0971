package org.fusionflow.claims.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.claims.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates hold where SymPy runs them, and one that was changed in a single number does not. */
class CertificateFolderTest {
    private static final String DOCUMENT = """
            ```claim
            name: flow
            architecture: (A:3,B:3):1
            claim: Dt(uA) == uA^2*Sqrt(uA^2+uB^2)*(sA - vA*wA - vAB*wB)
            ```

            ```claim
            name: mean
            forall: a, b
            claim: a^2 + b^2 >= 2*a*b
            ```

            ```claim
            name: falls
            architecture: (A:2,B:2):0
            claim: Dt(Loss) <= 0
            ```

            ```claim
            name: wrong
            architecture: (A:2,B:2):0
            refutes: At(wA,{A}) == 2*At(wA,{A})
            ```

            ```claim
            name: stable
            architecture: (A:2,B:2):0
            claim: Stable({A}) => At(eB,{A}) <= 0
            ```

            ```claim
            name: far away
            forall: a > 0, x > 0
            claim: Limit(a/x, x -> Infinity) == 0
            ```

            ```claim
            name: rated
            architecture: (A:2,B:2):1
            forall: kA > 0, kS > 0
            rates: A = kA, AB = kS
            claim: Dt(NAB) == kS*(wA*eA + wB*eB)/NAB
            ```

            ```claim
            name: layered
            architecture: (A:2,B:2):1
            forall: kA > 0, kS > 0
            rates: A = kA, AB = kS
            claim: Dt(aAB1^2/kS - aA2^2/kA - aB2^2) == 0
            ```

            ```claim
            name: dropped
            architecture: (A:2,B:2):0
            forall: p > 0
            let: alone = (yy - 2*sB*wB + vB*wB^2)/2
            objective: p*Loss + (1-p)*alone
            claim: vB*At(wB,{A,B}) + p*vAB*At(wA,{A,B}) == sB
            ```
            """;

    @TempDir
    Path folder;

    private String written() throws IOException {
        Path document = Files.writeString(folder.resolve("claims.md"), DOCUMENT);
        CertificateFolder certificates = new CertificateFolder(folder.resolve("certificates"));
        Verification.of(List.of(document), Duration.ofSeconds(60), (number, count, name) -> {}, certificates::add);
        certificates.finish();
        return certificates.summary();
    }

    private Path script(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("certificates"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The exit code of the check of one file, or of all. */
    private int check(String... files) throws IOException, InterruptedException {
        String command = "bash check.sh " + String.join(" ", files);
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.resolve("certificates").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assumeTrue(code != 2, said);
        return code;
    }

    private static void assumeBash() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
    }

    @Test
    void everyVerdictIsWrittenOrCountedWithTheReason() throws IOException {
        String summary = written();
        assertTrue(summary.contains("8 of 9 claims for SymPy, 4 for Coq"), summary);
        assertTrue(summary.contains("1 (Coq: Stable)"), summary);
        String without = Files.readString(folder.resolve("certificates").resolve("without.txt"));
        assertTrue(without.contains("Coq: Stable: stable (" + folder.resolve("claims.md")), without);
        assertTrue(without.contains("SymPy: Limit: far away ("), without);
    }

    @Test
    void aScriptStatesTheClaimInItsOwnWords() throws IOException {
        written();
        String text = Files.readString(script("flow.py"));
        assertTrue(text.contains("PRODUCT[MAP['A']] = uA*uA*uA*NAB"), text);
        assertTrue(
                text.contains("compare(Dt(uA), '==', ((power(uA, Integer(2)) * Sqrt((power(uA, Integer(2)) + "
                        + "power(uB, Integer(2))))) * ((sA - (vA * wA)) - (vAB * wB))))"),
                text);
    }

    @Test
    void allHold() throws IOException, InterruptedException {
        assumeBash();
        written();
        assertEquals(0, check("*.py"));
        assertEquals(0, check("*.v"));
    }

    @Test
    void aChangedLearningRateOrObjectiveIsNoticed() throws IOException, InterruptedException {
        assumeBash();
        written();
        change(script("rated.py"), "train({uA: (kA)})", "train({uA: (kA), uB: (kA)})");
        assertEquals(1, check("*rated.py"));
        change(script("layered.py"), "aAB1: (kS)", "aAB1: (kA)");
        assertEquals(1, check("*layered.py"));
        change(script("dropped.py"), "(p * Loss)", "(p * p * Loss)");
        assertEquals(1, check("*dropped.py"));
    }

    @Test
    void coqRejectsAChangedStatement() throws IOException, InterruptedException {
        assumeBash();
        written();
        change(script("flow.v"), "(uA_ ^ 2)", "(uA_ ^ 3)");
        assertEquals(1, check("*flow.v"));
    }

    @Test
    void coqRejectsAChangedCertificate() throws IOException, InterruptedException {
        assumeBash();
        written();
        Path file = script("falls.v");
        String text = Files.readString(file);
        int last = text.lastIndexOf("(1 * ", text.indexOf("total")) + 1;
        Files.writeString(file, text.substring(0, last) + "7" + text.substring(last + 1));
        assertEquals(1, check("*falls.v"));
    }

    @Test
    void coqRejectsAChangedPoint() throws IOException, InterruptedException {
        assumeBash();
        written();
        Path file = script("wrong.v");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("pose \\(sA_ := \\(.*\\)\\)\\.", "pose (sA_ := (0))."));
        assertEquals(1, check("*wrong.v"));
    }

    @Test
    void sympyRejectsAChangedPoint() throws IOException, InterruptedException {
        assumeBash();
        written();
        Path file = script("wrong.py");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("'sA': [A-Za-z]+\\([^)]*\\)(, '|\\})", "'sA': Integer(0)$1"));
        assertEquals(1, check("*wrong.py"));
    }

    @Test
    void sympyRejectsAChangedKindOfEscape() throws IOException, InterruptedException {
        assumeBash();
        written();
        change(script("stable.py"), "stability(['A'], True)", "negated(stability(['A'], True))");
        assertEquals(1, check("*stable.py"));
    }

    @Test
    void aChangedStatementFails() throws IOException, InterruptedException {
        assumeBash();
        written();
        change(script("flow.py"), "((power(uA, Integer(2)) * Sqrt", "((power(uA, Integer(3)) * Sqrt");
        assertEquals(1, check("*flow.py"));
    }

    @Test
    void aChangedCertificateFails() throws IOException, InterruptedException {
        assumeBash();
        written();
        for (String name : List.of("mean.py", "falls.py")) {
            Path script = script(name);
            String text = Files.readString(script);
            int last = text.lastIndexOf("QQ(") + 3;
            Files.writeString(script, text.substring(0, last) + "7*" + text.substring(last));
            assertEquals(1, check("*" + name), name);
        }
    }

    @Test
    void aPointAtWhichTheStatementHoldsRefutesNothing() throws IOException, InterruptedException {
        assumeBash();
        written();
        change(script("wrong.py"), "(Integer(2) * at(", "(Integer(1) * at(");
        assertEquals(1, check("*wrong.py"));
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        Files.writeString(file, text.replace(from, to));
    }
}
