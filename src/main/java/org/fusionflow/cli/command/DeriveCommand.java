package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.cli.help.Choices;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.option.EdgeRateOption;
import org.fusionflow.cli.option.EditionOptions;
import org.fusionflow.cli.option.FormatChoice;
import org.fusionflow.cli.option.KeyedOptions;
import org.fusionflow.cli.option.ProblemOptions;
import org.fusionflow.cli.option.RectifierOptions;
import org.fusionflow.cli.print.DerivationJson;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.cli.print.StandardOutput;
import org.fusionflow.cli.print.Text;
import org.fusionflow.cli.print.Version;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.OutputFiles;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.DataSource;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.report.study.DerivationReport;
import org.fusionflow.report.study.ReportFile;
import org.fusionflow.report.study.WrittenReport;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.flow.EdgeRates;
import org.fusionflow.symbolic.flow.Rectifier;
import org.fusionflow.symbolic.saddle.FixedPoint;
import org.fusionflow.symbolic.text.DerivationTex;
import org.fusionflow.symbolic.text.DerivationText;
import org.fusionflow.symbolic.text.ExportedSystem;
import org.fusionflow.symbolic.text.MathematicaText;
import org.fusionflow.symbolic.text.SympyText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code derive}: prints the proved derivation for an architecture; with data also the losses of its fixed points. */
@Command(
        name = "derive",
        description = {
            "Derives and proves the reduced flow of a network.",
            "Every step, from the gradient flow of the full network to the rank-one flow, its conserved quantities, fixed points and phase durations, with its verdict and what was checked. Without an architecture: two modalities with symbolic L and Lf. With data also the losses of the fixed points."
        },
        customSynopsis = "fusionflow derive [-a TREE] [DATA] [OPTIONS]",
        mixinStandardHelpOptions = true,
        modelTransformer = KeyedOptions.Adder.class)
@Listed(CommandGroup.PROVE)
@Example(does = "The steps for two modalities of three layers each", run = "fusionflow derive -a '(A:3,B:3):1'")
@Example(does = "As claims that verify decides", run = "fusionflow derive --format markdown -o two-modalities.md")
@Example(
        does = "For a paper, to be read with \\input",
        run = "fusionflow derive -a '(A:3,B:3):1' --format tex --fragment -o derivation.tex")
@Example(
        does = "The reduced system as a SymPy program, with the moments of these data",
        run = "fusionflow derive -a '(A:3,B:3):1' --toy ratio=2,rho=0.5 --format sympy -o flow.py")
public final class DeriveCommand implements Callable<Integer>, KeyedOptions.Holder {
    private static final List<String> FORMATS =
            List.of("text", "markdown", "tex", "json", "pdf", "html", "sympy", "mathematica");

    /** Number of modalities from which on a derivation takes longer than a reader waits without a word; each doubles the time. */
    private static final int MANY = 8;

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9:.-]{1,50}");

    /** The same for the number of all layers. */
    private static final int DEEP = 100;

    // A derivation holds for every start and time.
    private final ProblemOptions problem = new ProblemOptions(ProblemKeys.U0, ProblemKeys.TIMES);

    @InGroup(OptionGroup.OUTPUT)
    @Option(
            names = "--format",
            completionCandidates = Choices.DerivationForms.class,
            paramLabel = "NAME",
            description = {
                "text, markdown, tex, json, pdf, html, sympy or mathematica (default: text).",
                "sympy and mathematica: the reduced system for these programs, with the data's moments if there are data."
            })
    private @Nullable String format;

    @InGroup(OptionGroup.OUTPUT)
    @Option(
            names = "--fragment",
            arity = "0..1",
            fallbackValue = "ff",
            paramLabel = "LABEL",
            description =
                    "With --format tex: a part of a paper without preamble, with labels such as LABEL:FT-6 (default: ff).")
    private @Nullable String fragment;

    @InGroup(OptionGroup.METHOD)
    @Option(
            names = "--rate",
            paramLabel = "A=F,B=F",
            description = {
                "Factors of the learning rate for the layers of edges, numbers or symbols such as kA; A+B names the layers above"
                        + " the fusion of A and B. Adds the steps on what they change (default: 1)."
            })
    private @Nullable String rate;

    @Mixin
    private RectifierOptions units = new RectifierOptions();

    @InGroup(OptionGroup.OUTPUT)
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Target; pdf and html need one (default: standard output).")
    private @Nullable Path output;

    @Mixin
    private EditionOptions issued = new EditionOptions();

    @InGroup(OptionGroup.OUTPUT)
    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Override
    public List<KeyedOptions> keyedOptions() {
        return List.of(problem.options());
    }

    @Override
    public Integer call() {
        String chosen = FormatChoice.of(format, json, FORMATS);
        check(chosen);
        FusionTree tree =
                problem.tree().orElseGet(() -> FusionTree.twoModalities(new Depth(0, 1, 0), new Depth(0, 0, 1)));
        EdgeRates rates = rate == null ? EdgeRates.ONE : EdgeRateOption.of(rate, tree);
        Optional<Rectifier> rectifier = units.rectifier();
        Optional<TrainingData> data = problem.oneOutput(tree);
        announce(tree);
        Derivation derivation =
                ProgressLine.during("deriving " + tree.newick(), () -> Derivation.of(tree, rates, rectifier));
        if (isDocument(chosen)) {
            write(chosen, derivation, data.map(TrainingData::moments));
        } else {
            if (!chosen.equals("json")) {
                data.ifPresent(given -> new ShownWarnings(false).add(given.warnings()));
            }
            deliver(text(chosen, derivation, data));
        }
        return derivation.verdict().isProved() ? ExitCode.DONE : ExitCode.DID_NOT_HOLD;
    }

    /** Refuses options that have no effect, before the work. */
    private void check(String chosen) {
        if (fragment != null && !chosen.equals("tex")) {
            throw new InvalidInput("--fragment: expected --format tex with it, found " + chosen);
        }
        if (fragment != null && !LABEL.matcher(fragment).matches()) {
            throw new InvalidInput(
                    "--fragment '" + fragment + "': expected letters, digits, '-', ':' or '.' for labels");
        }
        if (rate != null && (chosen.equals("sympy") || chosen.equals("mathematica"))) {
            throw new InvalidInput("--rate: expected a format with the steps of the derivation, found " + chosen);
        }
        if (units.rectifier().isPresent() && (chosen.equals("sympy") || chosen.equals("mathematica"))) {
            throw new InvalidInput("--activation: expected a format with the steps of the derivation, found " + chosen);
        }
        if (isDocument(chosen) && output == null) {
            throw new InvalidInput("--format " + chosen + ": expected -o FILE." + chosen);
        }
        if (!isDocument(chosen) && issued.isGiven()) {
            throw new InvalidInput("--author and --paper: expected --format pdf with them, found " + chosen);
        }
        if (json && output != null) {
            throw new InvalidInput("--json: prints on standard output; expected --format json with -o");
        }
        if (output != null) {
            OutputFiles.check(
                    List.of(output),
                    problem.source().flatMap(DataSource::file).map(List::of).orElse(List.of()));
        }
    }

    private static boolean isDocument(String chosen) {
        return chosen.equals("pdf") || chosen.equals("html");
    }

    @SuppressWarnings("try")
    private void write(String chosen, Derivation derivation, Optional<Moments> moments) {
        Path target = Objects.requireNonNull(output);
        ReportFile.Form form = chosen.equals("html") ? ReportFile.Form.HTML : ReportFile.Form.PDF;
        try (StandardOutput.Diversion diversion = StandardOutput.divertedFrom(List.of(target), false)) {
            WrittenReport written = DerivationReport.write(
                    derivation, moments, issued.edition(form), new ReportFile(target, form, Optional.empty()));
            new ShownWarnings(false).add(written.warnings());
            String pages = written.pages().isPresent() ? written.pages().getAsInt() + " pages, " : "";
            System.out.println(target + ": " + pages + derivation.verdict().word());
        }
    }

    private void deliver(String text) {
        if (output == null) {
            System.out.print(text);
        } else {
            AtomicFile.write(output, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private String text(String chosen, Derivation derivation, Optional<TrainingData> data) {
        Optional<Moments> moments = data.map(TrainingData::moments);
        String program = "fusionflow " + Version.number();
        return switch (chosen) {
            case "json" -> {
                ObjectNode document = DerivationJson.of(derivation, losses(derivation, moments));
                data.ifPresent(given -> Json.strings(document.putArray("warnings"), given.warnings()));
                yield Json.text(document);
            }
            case "markdown" -> DerivationText.markdown(derivation, losses(derivation, moments));
            case "tex" ->
                fragment == null
                        ? DerivationTex.document(derivation, losses(derivation, moments))
                        : DerivationTex.fragment(derivation, losses(derivation, moments), fragment, program);
            case "sympy" -> SympyText.of(new ExportedSystem(derivation, moments, program));
            case "mathematica" -> MathematicaText.of(new ExportedSystem(derivation, moments, program));
            default -> DerivationText.plain(derivation) + shownLosses(derivation, moments);
        };
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

    private static Map<FixedPoint, Double> losses(Derivation derivation, Optional<Moments> moments) {
        Map<FixedPoint, Double> losses = new LinkedHashMap<>();
        moments.ifPresent(given -> derivation
                .fixedPoints()
                .forEach(point -> losses.put(
                        point,
                        LeastSquares.on(given, learned(point, derivation)).loss())));
        return losses;
    }

    private static String shownLosses(Derivation derivation, Optional<Moments> moments) {
        StringBuilder text =
                new StringBuilder(moments.isPresent() ? "\nlosses of the fixed points for these data\n" : "");
        losses(derivation, moments)
                .forEach((point, loss) -> text.append(Text.line("  " + point.set(), List.of(Text.number(loss))))
                        .append('\n'));
        return text.toString();
    }

    private static Set<Integer> learned(FixedPoint point, Derivation derivation) {
        Set<Integer> learned = new HashSet<>();
        point.learned().forEach(name -> learned.add(derivation.tree().names().indexOf(name)));
        return learned;
    }
}
