package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.cli.option.FormatChoice;
import org.fusionflow.cli.option.KeyedOptions;
import org.fusionflow.cli.option.ProblemOptions;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.cli.print.Text;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.derivation.DerivationText;
import org.fusionflow.symbolic.phase.PhaseLaw;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code derive}: prints the proved derivation for an architecture; with data also the losses of its fixed points. */
@Command(
        name = "derive",
        description = {
            "Derives and proves the reduced flow, its fixed points and phase durations.",
            "Without an architecture: two modalities with symbolic L and Lf."
        },
        mixinStandardHelpOptions = true,
        modelTransformer = KeyedOptions.Adder.class)
public final class DeriveCommand implements Callable<Integer>, KeyedOptions.Holder {
    private static final List<String> FORMATS = List.of("text", "markdown", "tex", "json");

    /** Number of modalities from which on a derivation takes longer than a reader waits without a word; each doubles the time. */
    private static final int MANY = 8;

    /** The same for the number of all layers. */
    private static final int DEEP = 100;

    // A derivation holds for every start and time.
    private final ProblemOptions problem = new ProblemOptions(ProblemKeys.U0, ProblemKeys.TIMES);

    @Option(names = "--format", description = "text, markdown, tex or json (default: text).")
    private @Nullable String format;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Override
    public List<KeyedOptions> keyedOptions() {
        return List.of(problem.options());
    }

    @Override
    public Integer call() {
        String chosen = FormatChoice.of(format, json, FORMATS);
        FusionTree tree =
                problem.tree().orElseGet(() -> FusionTree.twoModalities(new Depth(0, 1, 0), new Depth(0, 0, 1)));
        if (problem.sourceValue().isPresent() && !List.of("text", "json").contains(chosen)) {
            throw new InvalidInput(
                    "--format " + chosen + ": expected no data with it; the losses of the fixed points for given"
                            + " data are part of text and json");
        }
        Optional<TrainingData> data = problem.oneOutput(tree);
        Optional<Moments> moments = data.map(TrainingData::moments);
        announce(tree);
        Derivation derivation = ProgressLine.during("deriving " + tree.newick(), () -> Derivation.of(tree));
        switch (chosen) {
            case "json" -> {
                ObjectNode document = document(derivation, moments);
                data.ifPresent(given -> Json.strings(document.putArray("warnings"), given.warnings()));
                Json.print(document);
            }
            case "markdown" -> System.out.print(DerivationText.markdown(derivation));
            case "tex" -> System.out.print(DerivationText.tex(derivation));
            default -> {
                data.ifPresent(given -> new ShownWarnings(false).add(given.warnings()));
                System.out.print(DerivationText.plain(derivation));
                moments.ifPresent(m -> printLosses(derivation, m));
            }
        }
        return derivation.verdict().isProved() ? ExitCode.DONE : ExitCode.DID_NOT_HOLD;
    }

    /** Says before the work that it will take long. */
    private static void announce(FusionTree tree) {
        int modalities = tree.names().size();
        int layers = tree.isNumeric() ? LayerGraph.of(tree).layers().size() : 0;
        boolean many = modalities >= MANY && modalities <= Derivation.MOST_MODALITIES;
        if (many || layers >= DEEP) {
            System.err.println("fusionflow: deriving "
                    + (many ? (1 << modalities) + " fixed points of " + modalities + " modalities" : layers + " layers")
                    + ", which takes minutes");
        }
    }

    private static double loss(FixedPoint point, List<String> names, Moments moments) {
        Set<Integer> learned = new HashSet<>();
        point.learned().forEach(name -> learned.add(names.indexOf(name)));
        return LeastSquares.on(moments, learned).loss();
    }

    private static void printLosses(Derivation derivation, Moments moments) {
        System.out.println("\nlosses of the fixed points for these data");
        for (FixedPoint point : derivation.fixedPoints()) {
            Text.row(
                    "  " + point.set(),
                    List.of(Text.number(loss(point, derivation.tree().names(), moments))));
        }
    }

    private static ObjectNode document(Derivation derivation, Optional<Moments> moments) {
        List<String> names = derivation.tree().names();
        ObjectNode document = Json.object();
        document.put("architecture", derivation.tree().newick());
        document.put("verdict", derivation.verdict().word());
        ArrayNode steps = document.putArray("steps");
        for (Step step : derivation.steps()) {
            ObjectNode node = steps.addObject();
            node.put("id", step.id());
            node.put("title", step.title());
            node.put("statement", step.statement().plain());
            node.put("tex", step.tex());
            node.put("verdict", step.verdict().word());
            ArrayNode checks = node.putArray("checks");
            for (ProofCheck check : step.checks()) {
                ObjectNode one = checks.addObject();
                one.put("claim", check.claim().plain());
                one.put("scope", check.scope().plain());
                one.put("verdict", check.verdict().word());
                one.put("detail", check.verdict().detail());
            }
            ArrayNode claims = node.putArray("claims");
            for (StatedClaim claim : step.claims()) {
                ObjectNode one = claims.addObject();
                one.put("name", claim.name());
                one.put("refutes", claim.refutes());
                one.put("statement", claim.statement());
            }
        }
        ObjectNode gains = document.putObject("gains");
        for (int m = 0; m < names.size(); m++) {
            gains.put(names.get(m), derivation.system().gains().get(m).text());
        }
        Json.strings(document.putArray("conserved"), derivation.conserved());
        ArrayNode points = document.putArray("fixedPoints");
        for (FixedPoint point : derivation.fixedPoints()) {
            ObjectNode node = points.addObject();
            Json.strings(node.putArray("learned"), point.learned());
            node.put("kind", point.kind());
            node.put("loss", point.loss().text());
            node.put("condition", point.condition());
            ArrayNode exits = node.putArray("exits");
            for (FixedPoint.Exit exit : point.exits()) {
                ObjectNode one = exits.addObject();
                one.put("modality", exit.modality());
                one.put("order", exit.order().text());
                one.put("factor", exit.factor().text());
                one.put("residual", exit.residual().text());
            }
            moments.ifPresent(m -> Json.put(node, "lossValue", loss(point, names, m)));
        }
        phases(document.putObject("phaseDurations"), derivation.phases());
        return document;
    }

    private static void phases(ObjectNode node, List<PhaseLaw> laws) {
        ArrayNode cases = node.putArray("cases");
        for (PhaseLaw law : laws) {
            ObjectNode one = cases.addObject();
            one.put("condition", law.condition());
            law.texts().forEach(one::put);
        }
    }
}
