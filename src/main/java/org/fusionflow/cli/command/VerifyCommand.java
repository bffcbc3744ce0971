package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.Verification;
import org.fusionflow.claims.certificate.CertificateCheck;
import org.fusionflow.claims.certificate.CertificateFolder;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.result.Support;
import org.fusionflow.claims.result.VerificationResult;
import org.fusionflow.claims.solver.Solver;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.data.file.OptionValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: decides the claims of Markdown documents. */
@Command(
        name = "verify",
        description = {
            "Proves or refutes the claims in Markdown documents.",
            "A claim is a block of lines in a document, see derivations/notation.md. A proof is exact algebra or a certificate that is checked again; a refutation is an exact point; everything else is undecided."
        },
        customSynopsis = "fusionflow verify [FILE.md...] [OPTIONS]",
        mixinStandardHelpOptions = true,
        exitCodeList = {
            "0:Every claim is proved, every 'refutes' refuted, every 'asymptotic' supported.",
            "1:One is not, or a block looks like a claim and is none.",
            "2:A claim block or a file cannot be read (the others are decided), or a tool that --check needs is missing."
        })
@Listed(CommandGroup.PROVE)
@Example(does = "All claims of a derivation", run = "fusionflow verify derivations/saddle-graph.md")
@Example(
        does = "With certificates that SymPy and Coq check",
        run = "fusionflow verify derivations/mis-attribution.md --certificates certificates")
public final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.md", arity = "0..*", description = "Documents, or folders of them.")
    private List<String> names = new ArrayList<>();

    @InGroup(OptionGroup.OUTPUT)
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @InGroup(OptionGroup.CHECKS)
    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = {
                "For each claim; what takes longer is undecided (default: ${DEFAULT-VALUE}). The work that a claim may take is counted,"
                        + " so that its verdict does not depend on the load of the machine; this limit is a last resort."
            })
    private double seconds;

    @InGroup(OptionGroup.CHECKS)
    @Option(
            names = "--certificates",
            paramLabel = "DIR",
            description = {
                "Write for every proved or refuted claim a script for SymPy, and where possible a file for Coq, that prove it anew from the"
                        + " claim's own definitions, or show the point that refutes it; for the plainest claims also a text for Lean 4, which nobody has tested.",
                "DIR/without.txt names the claims that have none, with the reason; DIR/check.sh checks all (Debian: python3-sympy, coq)."
            })
    private @Nullable Path certificates;

    @InGroup(OptionGroup.CHECKS)
    @Option(
            names = "--solver",
            paramLabel = "COMMAND",
            description = {
                "Ask a solver about exact claims that stay undecided: a command on the PATH, or its path, that reads a file in SMT-LIB 2, such as z3"
                        + " (Debian: z3). What follows according to it is 'decided by z3 4.13.0', which is no proof and ends with exit code 1; points that"
                        + " it proposes refute only after an exact check. Other verdicts are the same with and without."
            })
    private @Nullable String solver;

    @InGroup(OptionGroup.CHECKS)
    @Option(
            names = "--check",
            paramLabel = "DIR",
            description = {
                "Run the certificates of a folder, or a single one, with python3 and coqc; no document is read. Exit code 0 if all hold, 1 if"
                        + " not, 2 if a tool is missing. This runs DIR/check.sh and the scripts beside it, so DIR has to be one that you trust."
            })
    private @Nullable Path check;

    @Override
    public Integer call() {
        if (check != null) {
            return CertificateCheck.of(check);
        }
        // By hand: of many values that may be none, one that is no path would be said to be no argument.
        List<Path> files = names.stream()
                .map(name -> OptionValue.of("FILE.md", name.length() > 1 ? name.replaceAll("/+$", "") : name)
                        .path())
                .toList();
        if (files.isEmpty()) {
            throw new InvalidInput("verify: expected FILE.md, a document or a folder of them");
        }
        // In milliseconds the limit must be at least 1 and fit the type.
        if (!(seconds >= 0.001 && seconds <= 1e6)) {
            throw new InvalidInput("--time-limit " + seconds + ": expected seconds between 0.001 and 1e6");
        }
        Optional<Solver> asked = Optional.ofNullable(solver).map(Solver::of);
        Optional<CertificateFolder> folder = Optional.ofNullable(certificates).map(CertificateFolder::new);
        VerificationResult result;
        try (ProgressLine progress = new ProgressLine()) {
            Duration limit = Duration.ofMillis(Math.round(1000 * seconds));
            Verification.Watcher watcher = (number, count, name) -> progress.show(number + "/" + count + " " + name);
            result = Verification.of(files, limit, watcher, folder.map(written -> written::add), asked);
        }
        folder.ifPresent(CertificateFolder::finish);
        if (json) {
            ObjectNode document = document(result);
            folder.ifPresent(written -> document.put("certificates", written.summary()));
            asked.ifPresent(known -> document.put("solver", known.title()));
            Json.print(document);
        } else {
            print(result);
            folder.ifPresent(written -> System.out.println(written.summary()));
        }
        result.errors().forEach(error -> ExitCode.complain(error, ExitCode.BAD_INPUT));
        if (!result.errors().isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        return result.allHold() ? ExitCode.DONE : ExitCode.DID_NOT_HOLD;
    }

    private static ObjectNode document(VerificationResult result) {
        ObjectNode document = Json.object();
        ArrayNode claims = document.putArray("claims");
        for (Finding finding : result.findings()) {
            ObjectNode node = claims.addObject();
            node.put("file", finding.place().file());
            node.put("line", finding.place().line());
            node.put("name", finding.name());
            node.put("kind", finding.kind());
            node.put("verdict", finding.verdict());
            node.put("detail", finding.detail());
            node.put("holds", finding.holds());
            Json.strings(node.putArray("assumed"), finding.assumed());
            finding.evidence().ifPresent(support -> put(node.putObject("support"), support));
            if (!finding.counterexample().isEmpty()) {
                ObjectNode values = node.putObject("counterexample");
                finding.counterexample().forEach((name, value) -> values.put(name, value.toString()));
            }
        }
        Json.strings(document.putArray("errors"), result.errors());
        Json.strings(document.putArray("warnings"), result.warnings());
        Json.strings(document.putArray("notes"), result.notes());
        return document;
    }

    private static void put(ObjectNode node, Support support) {
        node.put("order", support.order());
        node.put("range", support.range());
        if (Double.isFinite(support.resolution())) {
            node.put("resolution", support.resolution());
        }
    }

    private static void print(VerificationResult result) {
        List<Finding> findings = result.findings();
        Map<String, Integer> counts = new TreeMap<>();
        for (Finding finding : findings) {
            boolean expected = finding.holds();
            String asked = finding.kind().equals("claim") ? "" : " (" + finding.kind() + ")";
            System.out.println(finding.place().file() + ":" + finding.place().line() + ": " + finding.verdict() + asked
                    + (expected ? "" : finding.lacksProofOnly() ? ", NOT PROVED" : ", DOES NOT HOLD") + ": "
                    + finding.name() + assumed(finding));
            if (!expected || !finding.kind().equals("claim")) {
                System.out.println("    " + finding.detail());
            }
            counts.merge(finding.verdict(), 1, Integer::sum);
        }
        result.warnings().forEach(System.out::println);
        result.notes().forEach(System.out::println);
        if (!findings.isEmpty()) {
            System.out.println(
                    findings.size() + (findings.size() == 1 ? " claim: " : " claims: ") + summary(result, counts));
        }
    }

    /** What the verdict takes for granted, behind the name. */
    private static String assumed(Finding finding) {
        return finding.assumed().isEmpty() ? "" : " [assumed: " + String.join("; ", finding.assumed()) + "]";
    }

    private static String summary(VerificationResult result, Map<String, Integer> counts) {
        List<String> verdicts = new ArrayList<>();
        counts.forEach((verdict, count) -> verdicts.add(count + " " + verdict));
        List<String> parts = new ArrayList<>(List.of(String.join(", ", verdicts)));
        long unproved =
                result.findings().stream().filter(Finding::lacksProofOnly).count();
        if (unproved > 0) {
            parts.add(unproved + (unproved == 1 ? " IS NOT PROVED" : " ARE NOT PROVED"));
        }
        long failed = result.findings().stream()
                .filter(f -> !f.holds() && !f.lacksProofOnly())
                .count();
        if (failed > 0) {
            parts.add(failed + (failed == 1 ? " DOES NOT HOLD" : " DO NOT HOLD"));
        }
        if (!result.errors().isEmpty()) {
            parts.add(result.errors().size() + " COULD NOT BE READ");
        }
        if (!result.warnings().isEmpty()) {
            parts.add(result.warnings().size() + " NOT READ");
        }
        if (result.allHold()) {
            parts.add("all hold");
        }
        return String.join("; ", parts);
    }
}
