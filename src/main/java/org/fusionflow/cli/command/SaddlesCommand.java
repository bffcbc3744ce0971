package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.cli.help.Choices;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.option.FormatChoice;
import org.fusionflow.cli.option.KeyedOptions;
import org.fusionflow.cli.option.ProblemOptions;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.SaddleDocument;
import org.fusionflow.cli.print.SaddleDot;
import org.fusionflow.cli.print.SaddleText;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code saddles}: prints the fixed points of the flow, the edges between them, and the path from a small start. */
@Command(
        name = "saddles",
        description = {
            "Lists fixed points, their losses and the path.",
            "All fixed points of the reduced flow with their losses and exits, the law of each exit, and the path of a small aligned start with its durations. DATA is one option under Data."
        },
        customSynopsis = "fusionflow saddles -a TREE DATA [OPTIONS]",
        mixinStandardHelpOptions = true,
        modelTransformer = KeyedOptions.Adder.class)
@Listed(CommandGroup.PREDICT)
@Example(
        does = "Three modalities",
        run = "fusionflow saddles -a '((A:2,B:1):1,C:3):1' --random A=2,B=1,C=3,samples=50 --u0 0.01")
@Example(
        does = "A drawing by Graphviz",
        run = "fusionflow saddles -a '(A:2,B:2):0' --toy ratio=2,rho=0.5 --format dot | dot -Tsvg > saddles.svg")
public final class SaddlesCommand implements Callable<Integer>, KeyedOptions.Holder {
    private static final List<String> FORMATS = List.of("text", "json", "dot");

    private final ProblemOptions problem = new ProblemOptions(ProblemKeys.TIMES);

    @InGroup(OptionGroup.OUTPUT)
    @Option(
            names = "--format",
            completionCandidates = Choices.GraphForms.class,
            paramLabel = "text|json|dot",
            description = "text, json or dot (default: text).")
    private @Nullable String format;

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
        FusionTree tree = problem.requiredTree();
        double u0 = problem.u0();
        // Durations of the path are integrated when they are first written, so the writing is part of the work.
        Runnable print = ProgressLine.during("fixed points and paths", () -> {
            TrainingData data = problem.requiredOneOutput(tree);
            new ShownWarnings(chosen.equals("json")).add(data.warnings());
            MatchedPhases phases = MatchedPhases.of(SaddleGraph.of(tree, data.moments()), u0);
            if (chosen.equals("json")) {
                ObjectNode document = SaddleDocument.of(phases, data.warnings());
                return () -> Json.print(document);
            }
            String text = chosen.equals("dot") ? SaddleDot.of(phases) : SaddleText.of(phases);
            return () -> System.out.print(text);
        });
        print.run();
        return ExitCode.DONE;
    }
}
