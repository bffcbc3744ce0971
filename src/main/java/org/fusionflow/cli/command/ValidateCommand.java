package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.option.GivenStudies;
import org.fusionflow.cli.option.KeyedOptions;
import org.fusionflow.cli.option.ProjectFiles;
import org.fusionflow.cli.option.StudyOptions;
import org.fusionflow.cli.print.CheckPrint;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.cli.print.StandardOutput;
import org.fusionflow.data.file.OutputFiles;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyFiles;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.RecordedDoubts;
import org.fusionflow.study.run.StudyInMemory;
import org.fusionflow.study.run.StudyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code validate}: runs studies and decides their checks. */
@Command(
        name = "validate",
        description = {
            "Runs studies and decides their checks.",
            "Every check compares a measured number with theory within a tolerance that has a reason. With -a and data instead of files it trains the networks and checks what must hold by exact reasoning."
        },
        customSynopsis = "fusionflow validate [FILE.yaml... | -a TREE DATA] [OPTIONS]",
        mixinStandardHelpOptions = true,
        modelTransformer = KeyedOptions.Adder.class)
@Listed(CommandGroup.COMPARE)
@Example(does = "The main study", run = "fusionflow validate validation/main.yaml", takes = "a minute")
@Example(
        does = "A problem of your own",
        run =
                "fusionflow validate -a '(A:2,B:2):0' --toy ratio=2,rho=0 --u0 0.05 --network name=small,init=aligned,method=flow,width=8")
public final class ValidateCommand implements Callable<Integer>, KeyedOptions.Holder {
    @Parameters(paramLabel = "FILE.yaml", arity = "0..*", description = "Studies (default: all of validation/).")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private StudyOptions options = new StudyOptions();

    @InGroup(OptionGroup.STUDY)
    @Option(names = "--quick", description = "Run what stands under quick in the studies.")
    private boolean quick;

    @InGroup(OptionGroup.OUTPUT)
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public List<KeyedOptions> keyedOptions() {
        return List.of(options.options());
    }

    private List<Study> studies() {
        if (options.isGiven()) {
            if (!files.isEmpty() || quick) {
                throw new InvalidInput("-a or --run and FILE.yaml or --quick: expected one of them");
            }
            Study study = options.study(Optional.empty(), quick);
            OutputFiles.check(options.saved().map(List::of).orElse(List.of()), StudyFiles.of(study));
            options.save();
            return List.of(study);
        }
        return GivenStudies.read(files.isEmpty() ? ProjectFiles.studies() : files, quick);
    }

    @Override
    @SuppressWarnings("try")
    public Integer call() {
        try (StandardOutput.Diversion diversion =
                StandardOutput.divertedFrom(options.saved().map(List::of).orElse(List.of()), json)) {
            return run(studies());
        }
    }

    private int run(List<Study> studies) {
        ShownWarnings warnings = new ShownWarnings(json);
        studies.forEach(study -> warnings.add(study.problem().dataWarnings()));
        ObjectNode document = Json.object();
        ArrayNode array = document.putArray("studies");
        boolean fine = true;
        List<String> failures = new ArrayList<>();
        for (Study study : studies) {
            StudyResult result;
            try (ProgressLine progress = new ProgressLine()) {
                result = StudyInMemory.of(study, Plugins.CATALOGUE, progress);
            }
            warnings.add(study.problem().dataWarnings());
            result.courses().ifPresent(courses -> warnings.add(RecordedDoubts.of(courses)));
            fine &= result.isFine();
            result.failures().forEach(failure -> failures.add(study.name() + " at " + failure));
            ObjectNode node = array.addObject();
            node.put("name", study.name());
            node.put("holds", result.holds());
            CheckPrint.put(node, result.checks());
            if (!json) {
                System.out.println(study.name() + ": " + (result.isFine() ? "holds" : "DOES NOT HOLD"));
                CheckPrint.print(result.checks());
            }
        }
        if (json) {
            warnings.put(document);
            Json.print(document);
        }
        if (!failures.isEmpty()) {
            return ExitCode.complain(
                    failures.size() + " runs failed numerically, the first: " + failures.get(0),
                    ExitCode.NUMERICAL_FAILURE);
        }
        return fine ? ExitCode.DONE : ExitCode.DID_NOT_HOLD;
    }
}
