package org.fusionflow.cli.option;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.DataReader;
import org.fusionflow.data.problem.GivenProblem;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.draft.StudyDraft;
import org.fusionflow.study.plugin.Plugins;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a study that is made from a problem, without a study file. */
@InGroup(OptionGroup.STUDY)
public final class StudyOptions {
    /** Name of the network that {@code --run} adds. */
    private static final String RECORDED = "recorded";

    private final ProblemOptions problem = ProblemOptions.withTraining();

    @Option(
            names = "--network",
            paramLabel = "name=NAME,KEY=VALUE,...",
            description = {
                "With -a or --run: a network to train, such as name=relu,init=he,activation=relu,width=50,seeds=5; the keys are the"
                        + " options of simulate without dashes (maxSteps for --max-steps), with brackets around a value"
                        + " that has commas, scale=(A=2,B=1). May be given several times.",
                "Default: an aligned network and a random one with five seeds, both along the flow; none beside --run."
            })
    private List<String> networks = new ArrayList<>();

    @Option(
            names = "--run",
            paramLabel = "FILE.npz",
            description = {
                "A training loop of your own, recorded by record of the Python client or by simulate --record: it is measured as a"
                        + " network is that is trained here, and stands beside theory. Architecture, data and u0 are those of the"
                        + " recording unless they are given. Several files are runs from several seeds. No other network is trained"
                        + " unless --network asks for it."
            })
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = "--save-study",
            paramLabel = "FILE.yaml",
            description = "With -a or --run: also write the study, to be changed and run again.")
    private @Nullable Path saved;

    private String yaml = "";

    /** The options of the problem, which a command shows beside these. */
    public KeyedOptions options() {
        return problem.options();
    }

    /** True if a problem was given, or an option that needs one. */
    public boolean isGiven() {
        return !problem.options().given().isEmpty() || !networks.isEmpty() || !runs.isEmpty() || saved != null;
    }

    /** The file to which {@link #save} writes the study. */
    public Optional<Path> saved() {
        return Optional.ofNullable(saved);
    }

    /** Writes the study that was made to the file of {@code --save-study}, if that is given. */
    public void save() {
        saved().ifPresent(file -> AtomicFile.write(file, out -> out.write(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * The text of the study.
     *
     * @param output of the command, which gives the study its name unless it is saved
     * @throws InvalidInput that names the option that is wrong
     */
    private StudyDraft draft(Optional<Path> output) {
        if (problem.times().size() > 0) {
            throw new InvalidInput("--times: expected none here, a study chooses its own");
        }
        GivenProblem given =
                new GivenProblem(RecordedProblem.completed(problem.options().given(), runs));
        given.sourceValue().ifPresent(DataReader::requireReadable);
        Map<String, Value> chosen = named(given.requiredTree().names());
        Problem whole = given.problem();
        return new StudyDraft(
                StudyDraft.nameOf(
                        saved().or(() -> output).or(() -> runs.stream().findFirst())),
                whole,
                given.sourceValue().orElseThrow(),
                List.copyOf(given.preparation().keySet()),
                chosen);
    }

    /**
     * The study, which {@link #save} can write.
     *
     * @param output of the command, which gives the study its name unless it is saved
     * @param quick true to use the entries under {@code quick}; a study made here has none
     * @throws InvalidInput that names the option that is wrong
     */
    public Study study(Optional<Path> output, boolean quick) {
        StudyDraft draft = draft(output);
        Path place = saved().orElse(Path.of(draft.name() + ".yaml"));
        yaml = draft.yaml(
                Optional.ofNullable(place.toAbsolutePath().getParent()).orElse(Path.of("")));
        try {
            return new StudyReader(Plugins.CATALOGUE).parse(yaml, place, quick);
        } catch (InvalidInput refused) {
            // Its file is not there yet, so that nobody can look at a line of it.
            throw new InvalidInput(
                    String.valueOf(refused.getMessage())
                            .replaceFirst(
                                    "^" + Pattern.quote(place.toString()) + ":(\\d+:)*",
                                    "the study that these options make:"),
                    refused);
        }
    }

    private Map<String, Value> named(List<String> modalities) {
        Map<String, Value> named = new LinkedHashMap<>();
        if (!runs.isEmpty()) {
            named.put(RECORDED, RecordedProblem.network(runs));
        }
        for (String text : networks) {
            Value network = OptionValue.of("--network", text);
            StudyDraft.setup(network, modalities);
            Map<String, ? extends Value> entries = network.entries();
            Value name = network.required(entries, "name");
            if (!name.text().matches("[A-Za-z][A-Za-z0-9_]*")) {
                throw name.expected("a name of letters, digits and underscores, a letter first, as in an expression");
            }
            if (named.put(name.text(), network) != null) {
                throw name.expected("a name that no other network has");
            }
        }
        return named;
    }
}
