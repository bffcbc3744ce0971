package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.option.ActivationOptions;
import org.fusionflow.cli.option.FlowRecordOptions;
import org.fusionflow.cli.option.KeyedOptions;
import org.fusionflow.cli.option.ProblemOptions;
import org.fusionflow.cli.option.RandomStartOptions;
import org.fusionflow.cli.print.AlignmentJson;
import org.fusionflow.cli.print.AlignmentText;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.PredictionJson;
import org.fusionflow.cli.print.PredictionText;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.RandomStartText;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.cli.print.StandardOutput;
import org.fusionflow.cli.print.Text;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.problem.DataSource;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.remedy.RemedyKeys;
import org.fusionflow.data.remedy.RemedyReader;
import org.fusionflow.data.samples.Population;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.FlowRecording;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.AlignmentRequest;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.reduced.run.GeneralizationRun;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.RandomStart;
import org.fusionflow.study.RandomStartPrediction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code predict}: integrates the reduced system and evaluates the formulas. */
@Command(
        name = "predict",
        description = {
            "Predicts half times, saddles and bias of a network.",
            "Integrates the exact reduced flow and sets it beside the published formulas: half times of every modality, their ratio, the saddles on the way, losses of plateaus, permanent bias. DATA is one option under Data."
        },
        customSynopsis = "fusionflow predict -a TREE DATA [OPTIONS]",
        mixinStandardHelpOptions = true,
        modelTransformer = KeyedOptions.Adder.class)
@Listed(CommandGroup.PREDICT)
@Example(
        does = "Two inputs with standard deviations 2 and 1, correlation 0.5",
        run = "fusionflow predict -a '(A:3,B:3):1' --toy ratio=2,rho=0.5 --u0 0.1")
@Example(
        does = "A nested tree, three modalities, 50 samples",
        run = "fusionflow predict -a '((A:2,B:1):1,C:3):1' --random A=2,B=1,C=3,samples=50 --u0 0.01")
@Example(
        does = "When a network drawn at random learns",
        run =
                "fusionflow predict -a '(A:2,B:2):0' --toy ratio=2,rho=-0.9 --u0 1e-9 --init gaussian-std --width 100 --seed 1")
@Example(
        does = "Two layers of ReLU",
        run = "fusionflow predict -a '(A:2,B:2):0' --xor var=4 --u0 1e-3 --activation relu")
public final class PredictCommand implements Callable<Integer>, KeyedOptions.Holder {
    private final ProblemOptions options = ProblemOptions.withRemedies();
    private final KeyedOptions training = new KeyedOptions(RemedyKeys.START_AND_DECAY);

    @Mixin
    private RandomStartOptions start = new RandomStartOptions();

    @Mixin
    private ActivationOptions activation = new ActivationOptions();

    @Mixin
    private FlowRecordOptions recorded = new FlowRecordOptions();

    @InGroup(OptionGroup.METHOD)
    @Option(
            names = "--rank",
            paramLabel = "K",
            description =
                    "Integrate the network of width K (default with several outputs: the least of outputs and inputs).")
    private @Nullable String rank;

    @InGroup(OptionGroup.OUTPUT)
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public List<KeyedOptions> keyedOptions() {
        return List.of(options.options(), training);
    }

    @Override
    @SuppressWarnings("try")
    public Integer call() {
        if (rank != null && start.isGiven()) {
            throw new InvalidInput("--rank and --init: expected one of them");
        }
        FusionTree tree = options.requiredTree();
        Optional<Path> file = recorded.file(
                options.times(),
                options.source().flatMap(DataSource::file).stream().toList());
        PredictionRequest usual = PredictionRequest.WHOLE.at(recorded.times().orElse(options.times()));
        PredictionRequest request =
                rank == null ? usual : usual.ofRank(Numbers.whole(rank, "--rank", 1, Predictor.WIDEST));
        Optional<RandomStartOptions.Choice> choice = start.choice(tree, training.value(RemedyKeys.SCALE));
        activation.check(tree, start.isGiven());
        try (StandardOutput.Diversion diversion =
                StandardOutput.divertedFrom(file.stream().toList(), json)) {
            Results found = ProgressLine.during("predicting", () -> results(request, choice));
            file.ifPresent(target -> new FlowRecording(found.prediction(), found.population()).write(target));
            print(found, file);
            return code(found.prediction().outcome());
        }
    }

    /** The problem under all remedies; the factors of a random start are those of its draw, not of the aligned start. */
    private Problem problem(Optional<RandomStartOptions.Choice> choice) {
        Problem problem = options.problem();
        Remedies more = RemedyReader.read(training.given(), problem.tree());
        if (choice.isPresent() && !(problem.remedies().isNone() && more.weightDecay() == 0)) {
            throw new InvalidInput(
                    "--init: expected no remedies but --scale with it, random starts are predicted for plain training");
        }
        return problem.withRemedies(
                problem.remedies().with(choice.isPresent() ? Map.of() : more.startScale(), more.weightDecay()));
    }

    /** All that is printed; what does not apply to the problem is empty. */
    private record Results(
            Prediction prediction,
            Optional<Population> population,
            Optional<GeneralizationCurve> generalization,
            Optional<RandomStartPrediction> random,
            Optional<AlignmentLaw> alignment) {}

    private Results results(PredictionRequest request, Optional<RandomStartOptions.Choice> choice) {
        Problem problem = problem(choice);
        new ShownWarnings(json).add(problem.data().warnings());
        if (choice.isPresent()) {
            problem.moments().requireOneOutput();
        }
        Optional<RandomStart> network = choice.map(chosen -> chosen.on(problem));
        Optional<AlignmentRequest> rectified = activation.request(
                problem,
                options.source().flatMap(source -> source.points(problem.tree())),
                network.map(RandomStart::initialWeights));
        Prediction prediction = Predictor.predict(problem, request);
        // Integrated when first asked for.
        prediction.laws().refinedTimes();
        Optional<Population> population = prediction.rank().isPresent() ? Optional.empty() : problem.population();
        return new Results(
                prediction,
                population,
                population.map(
                        p -> GeneralizationRun.of(problem, p, options.times().toArray())),
                rectified.isPresent()
                        ? Optional.empty()
                        : network.flatMap(one -> choice.map(chosen -> chosen.predict(one, prediction))),
                rectified.map(AlignmentLaw::of));
    }

    private void print(Results found, Optional<Path> file) {
        Prediction shown = file.isPresent() ? found.prediction().withoutPoints() : found.prediction();
        if (json) {
            ObjectNode document = PredictionJson.of(shown, found.population());
            found.generalization().ifPresent(curve -> Json.generalization(document, curve));
            found.random().ifPresent(p -> RandomStartText.json(document, p));
            found.alignment().ifPresent(law -> AlignmentJson.put(document.putObject("alignment"), law));
            Json.print(document);
        } else {
            PredictionText.print(shown, found.population());
            found.generalization().ifPresent(Text::generalization);
            found.random().ifPresent(RandomStartText::print);
            found.alignment().ifPresent(AlignmentText::print);
            file.ifPresent(target -> System.out.println("wrote " + target));
        }
    }

    private static int code(Outcome outcome) {
        return outcome.isFailure() || outcome == Outcome.OUT_OF_STEPS
                ? ExitCode.complain("reduced system: " + NumericalFailure.describe(outcome), ExitCode.NUMERICAL_FAILURE)
                : ExitCode.DONE;
    }
}
