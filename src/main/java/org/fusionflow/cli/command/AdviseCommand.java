package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.fusionflow.advise.Advice;
import org.fusionflow.advise.AdviceRequest;
import org.fusionflow.advise.Advisor;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.option.EditionOptions;
import org.fusionflow.cli.option.KeyedOptions;
import org.fusionflow.cli.option.ReportFormOptions;
import org.fusionflow.cli.print.AdviceJson;
import org.fusionflow.cli.print.AdviceText;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.ReportPrint;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.OutputFiles;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.DataSource;
import org.fusionflow.data.problem.GivenProblem;
import org.fusionflow.data.problem.ModalityNames;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.report.advice.AdviceReport;
import org.fusionflow.report.study.Edition;
import org.fusionflow.report.study.ReportFile;
import org.fusionflow.report.study.WrittenReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code advise}: which fusion layer, which remedy, and how sure that is. */
@Command(
        name = "advise",
        description = {
            "Recommends a fusion layer and a remedy for data.",
            "Forecasts early, intermediate and late fusion, and the remedies against unimodal bias: order and times of learning, bias, error on new data at the end and at the best time to stop. Resamples of the data say how sure the advice is. DATA is one option under Data."
        },
        customSynopsis = "fusionflow advise DATA [OPTIONS]",
        mixinStandardHelpOptions = true,
        modelTransformer = KeyedOptions.Adder.class)
@Listed(CommandGroup.PREDICT)
@Example(
        does = "40 samples with noise",
        run = "fusionflow advise --random A=5,B=5,std.A=2,samples=40,noise=0.5 --u0 0.01 --bootstrap 5")
@Example(
        does = "More inputs than samples, as two pages with figures",
        run = "fusionflow advise --random A=50,B=50,samples=70,noise=0.5 --u0 0.01 --layers 3 -o advice.pdf",
        takes = "a minute")
public final class AdviseCommand implements Callable<Integer>, KeyedOptions.Holder {
    private static final int MOST_RESAMPLES = 10_000;

    private final KeyedOptions options = new KeyedOptions(keys());

    @InGroup(OptionGroup.PROBLEM)
    @Option(names = "--layers", paramLabel = "L", description = "Layers from input to output (default: 2).")
    private String layers = "2";

    @InGroup(OptionGroup.PROBLEM)
    @Option(
            names = "--fusion",
            paramLabel = "Lf",
            description = "Fusion layer of the network whose remedies are forecast, from 1 to L (default: L).")
    private @Nullable String fusion;

    @InGroup(OptionGroup.PROBLEM)
    @Option(
            names = "--modalities",
            paramLabel = "A,B[,...]",
            description = "Names of the modalities in their order (default: those of the data, in theirs).")
    private @Nullable String modalities;

    @InGroup(OptionGroup.METHOD)
    @Option(
            names = "--time",
            paramLabel = "T",
            description = "Flow time at which training ends (default: 20 times the last half time).")
    private @Nullable String time;

    @InGroup(OptionGroup.METHOD)
    @Option(names = "--steps", paramLabel = "N", description = "The same in steps of gradient descent; needs --lr.")
    private @Nullable String steps;

    @InGroup(OptionGroup.METHOD)
    @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate, of which stability is looked at.")
    private @Nullable String lr;

    @InGroup(OptionGroup.CHECKS)
    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Resamples of the data that say how sure the advice is; 0 for none (default: 20).")
    private String bootstrap = "20";

    @InGroup(OptionGroup.CHECKS)
    @Option(names = "--seed", paramLabel = "N", description = "Seed of folds, resamples and networks (default: 1).")
    private String seed = "1";

    @InGroup(OptionGroup.CHECKS)
    @Option(
            names = "--check",
            description = "Trains full linear networks, plain and as recommended, and compares their half times.")
    private boolean check;

    @InGroup(OptionGroup.OUTPUT)
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @InGroup(OptionGroup.OUTPUT)
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.pdf|html",
            description = "Also writes two pages with figures.")
    private @Nullable Path output;

    @Mixin
    private EditionOptions issued = new EditionOptions();

    @Mixin
    private ReportFormOptions formed = new ReportFormOptions();

    private static List<Key> keys() {
        List<Key> keys = new ArrayList<>(ProblemKeys.SOURCES);
        keys.addAll(ProblemKeys.PREPARATION);
        keys.add(ProblemKeys.U0);
        return keys;
    }

    @Override
    public List<KeyedOptions> keyedOptions() {
        return List.of(options);
    }

    @Override
    public Integer call() {
        ReportFile.Form form = formed.form(Optional.ofNullable(output));
        Edition edition = issued.edition(form);
        if (output == null && (formed.isGiven() || issued.isGiven())) {
            throw new InvalidInput("options of a document: expected --output FILE with them");
        }
        AdviceRequest request = request();
        ShownWarnings warnings = new ShownWarnings(json);
        warnings.add(request.data().warnings());
        Optional<ReportFile> file = Optional.ofNullable(output).map(target -> file(target, form));
        Advice advice = ProgressLine.during("forecasting", () -> new Advisor(request).advice());
        Optional<WrittenReport> report = file.map(target ->
                AdviceReport.write(advice, given().source().orElseThrow().description(), edition, target));
        report.ifPresent(written -> warnings.add(written.warnings()));
        if (json) {
            ObjectNode document = AdviceJson.of(advice);
            report.ifPresent(written -> ReportPrint.put(document, written));
            warnings.put(document);
            Json.print(document);
        } else {
            AdviceText.print(advice);
            report.ifPresent(written -> System.out.println(ReportPrint.line(written)));
        }
        return ExitCode.DONE;
    }

    private GivenProblem given() {
        return new GivenProblem(options.given());
    }

    private ReportFile file(Path target, ReportFile.Form form) {
        List<Path> read =
                given().source().flatMap(DataSource::file).map(List::of).orElse(List.of());
        OutputFiles.check(List.of(target), read);
        return new ReportFile(target, form, formed.folder(read, List.of(target)));
    }

    private AdviceRequest request() {
        int depth = Numbers.whole(layers, "--layers", 2, AdviceRequest.DEEPEST);
        int fused = fusion == null ? depth : Numbers.whole(fusion, "--fusion", 1, depth);
        int resamples = Numbers.whole(bootstrap, "--bootstrap", 0, MOST_RESAMPLES);
        long first = Numbers.whole(seed, "--seed", 0, Integer.MAX_VALUE - MOST_RESAMPLES);
        OptionalDouble rate = lr == null ? OptionalDouble.empty() : OptionalDouble.of(positive(lr, "--lr"));
        OptionalDouble budget = budget(rate);
        GivenProblem given = given();
        double u0 = given.u0();
        Value source = given.sourceValue().orElseThrow(GivenProblem::noData);
        List<String> names = modalities == null ? ModalityNames.of(source) : List.of(modalities.split(",", -1));
        if (names.size() < 2) {
            throw new InvalidInput("--" + source.key()
                    + ": expected data of at least two modalities, there is nothing to fuse in one");
        }
        TrainingData data = given.trainingData(AdviceRequest.tree(names, depth, depth));
        return new AdviceRequest(data, depth, fused, u0, budget, rate, resamples, first, check);
    }

    private OptionalDouble budget(OptionalDouble rate) {
        if (time != null && steps != null) {
            throw new InvalidInput("--time and --steps: expected one of them");
        }
        if (time != null) {
            return OptionalDouble.of(positive(time, "--time"));
        }
        if (steps == null) {
            return OptionalDouble.empty();
        }
        if (rate.isEmpty()) {
            throw new InvalidInput("--steps: expected --lr with it, steps times learning rate is the flow time");
        }
        return OptionalDouble.of(Numbers.whole(steps, "--steps", 1, Integer.MAX_VALUE) * rate.getAsDouble());
    }

    private static double positive(String text, String option) {
        double number = Numbers.parse(text, option);
        if (!(number > 0)) {
            throw new InvalidInput(option + " " + text + ": expected a number above 0");
        }
        return number;
    }
}
