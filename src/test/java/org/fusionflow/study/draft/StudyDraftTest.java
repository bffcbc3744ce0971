package org.fusionflow.study.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlSource;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.problem.DataReader;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.design.network.StudyNetwork;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.StudyInMemory;
import org.fusionflow.study.run.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study that is written from options reads back to the same problem and networks. */
final class StudyDraftTest {
    @TempDir
    Path folder = Path.of(".");

    private static StudyDraft draft(String tree, Value source, String... networks) {
        FusionTree parsed = FusionTree.parse(tree);
        Map<String, Value> named = new LinkedHashMap<>();
        for (String text : networks) {
            Value network = OptionValue.of("--network", text);
            named.put(network.required(network.entries(), "name").text(), network);
        }
        Problem problem = new Problem(parsed, DataReader.source(source).trainingData(parsed), 0.05);
        return new StudyDraft("draft", problem, source, List.of(), named);
    }

    private static YamlValue read(String yaml, Path folder) {
        return YamlSource.parse(yaml, folder.resolve("study.yaml"));
    }

    private static Problem problem(YamlValue study) {
        FusionTree tree =
                FusionTree.parse(study.required(study.entries(), "architecture").text());
        return new Problem(
                tree,
                DataReader.read(study.required(study.entries(), "data")).trainingData(tree),
                study.required(study.entries(), "u0").number());
    }

    @Test
    void theUsualNetworksHaveNoAlignedOneWhereAModalityHasNoDirection() {
        StudyDraft some = draft("(A:2,B:2):0", OptionValue.of("--toy", "ratio=2,rho=0"));
        assertEquals(List.of("aligned", "random"), networks(some));
        // The correlation of B with the output is 1 - 0.5 * 2.
        StudyDraft none = draft("(A:2,B:2):0", OptionValue.of("--toy", "ratio=2,rho=-0.5"));
        assertEquals(List.of("random"), networks(none));
    }

    private List<String> networks(StudyDraft draft) {
        YamlValue study = read(draft.yaml(folder), folder);
        return List.copyOf(study.required(study.entries(), "networks").entries().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(A:2,B:2):0; --toy; ratio=2,rho=0.5,wB=-1",
                "((A:2,B:1):1,C:3):1; --random; A=2,B=1,C=3,std.A=2,noise=0.1",
                "(A:2,B:2):0; --xor; var=2",
                "(A:1):1; --fission; inputs=5,C=2,D=1,norm.C=2"
            })
    void theProblemReadsBackToTheSameBits(String tree, String option, String text) {
        StudyDraft draft = draft(tree, OptionValue.of(option, text), "name=one,method=adam");
        assertEquals(draft.problem(), problem(read(draft.yaml(folder), folder)));
    }

    /** A formula holds the signs that separate the entries of other sources. */
    @Test
    void aTargetReadsBackAndItsRectifiedNetworksAreCheckedByTheLaw() {
        Value target = OptionValue.of("--target", "xA1 + abs(xB1); A=2,B=1,samples=64,noise=0.1");
        StudyDraft draft = draft(
                "(A:2,B:2):0",
                target,
                "name=law,activation=relu,method=gd,lr=0.02",
                "name=fast,activation=relu,method=adam",
                "name=short,activation=relu,method=gd,lr=0.02,maxTime=0.5",
                "name=plain,method=gd");
        String yaml = draft.yaml(folder);
        assertEquals(draft.problem(), problem(read(yaml, folder)));
        assertTrue(yaml.contains("  laws: {plugin: alignment, network: law}\n"), yaml);
        assertTrue(yaml.contains("of: \"law.contributionHalfTime[B]\", against: \"laws.refinedHalfTime[B]\""), yaml);
        assertFalse(yaml.contains("fast.contribution"), yaml);
        assertFalse(yaml.contains("short.contribution"), yaml);
        assertFalse(yaml.contains("plain.contribution"), yaml);
    }

    @Test
    void filesAreNamedAsSeenFromTheFolderOfTheStudy() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data")).resolve("samples.csv");
        Files.writeString(data, "A,B,y\n1,2,3\n2,0,1\n0,1,4\n");
        StudyDraft draft = draft("(A:2,B:2):0", OptionValue.of("--data", data.toString()), "name=one,method=adam");
        Path studies = Files.createDirectories(folder.resolve("studies"));
        String yaml = draft.yaml(studies);
        assertTrue(yaml.contains("\"../data/samples.csv\""), yaml);
        assertEquals(draft.problem().moments(), problem(read(yaml, studies)).moments());
    }

    @Test
    void networksReadBackToTheSameSetups() {
        List<String> texts = List.of(
                "name=relu,init=he,activation=relu,width=(10,20),method=adam,lr=0.01,schedule=(step:every=5,factor=0.5)",
                "name=scaled,scale=(A=2,B=0.5),seeds=(4,9),plateau=(time=5,fraction=0.1),u0=1e-3",
                "name=heads,heads=(C:1,D:2:3),bias=true,batch=4,method=sgd,replacement=true");
        StudyDraft draft = draft("(A:2,B:2):0", OptionValue.of("--toy", "ratio=2,rho=0"), texts.toArray(String[]::new));
        YamlValue study = read(draft.yaml(folder), folder);
        YamlValue networks = study.required(study.entries(), "networks");
        for (String text : texts) {
            NetworkSetup given = StudyDraft.setup(OptionValue.of("--network", text), List.of("A", "B"));
            String name = text.substring(5, text.indexOf(','));
            assertEquals(
                    given,
                    NetworkSetupReader.read(networks.required(networks.entries(), name), List.of("A", "B")),
                    name);
        }
    }

    @Test
    void withoutNetworksAnAlignedAndARandomOneAreTrained() {
        String yaml = draft("((A:2,B:1):1,C:3):1", OptionValue.of("--random", "A=2,B=1,C=1"))
                .yaml(folder);
        YamlValue study = read(yaml, folder);
        YamlValue networks = study.required(study.entries(), "networks");
        assertEquals(
                List.of("aligned", "random"), List.copyOf(networks.entries().keySet()));
        List<String> measured = study.required(study.entries(), "checks").items().stream()
                .map(check -> check.required(check.entries(), "of").text())
                .toList();
        assertEquals(
                List.of(
                        "aligned.mapError",
                        "aligned.lossError",
                        "aligned.halfTime[A]",
                        "aligned.halfTime[B]",
                        "aligned.halfTime[C]",
                        "aligned.conservedDrift",
                        "random.conservedDrift"),
                measured);
    }

    @Test
    void theTextIsAStudyThatReadsBackToTheSame() {
        StudyDraft draft = draft(
                "((A:2,B:1):1,C:3):1",
                OptionValue.of("--random", "A=2,B=1,C=1,samples=9"),
                "name=aligned,init=aligned,method=flow,width=5",
                "name=relu_net,init=he,activation=relu,method=flow,seeds=2");
        StudyReader reader = new StudyReader(Plugins.CATALOGUE);
        Study study = reader.parse(draft.yaml(folder), folder.resolve("a.yaml"), false);
        Study again = reader.parse(draft.yaml(folder), folder.resolve("b.yaml"), false);
        assertEquals(study.definition(), again.definition());
        assertEquals(
                List.of("aligned", "relu_net"),
                study.networks().stream().map(StudyNetwork::name).toList());
        assertEquals(7, study.checks().size());
    }

    @Test
    void whatMustHoldHolds() {
        StudyDraft draft = draft(
                "(A:2,B:1):1",
                OptionValue.of("--toy", "ratio=2,rho=0.3"),
                "name=aligned,init=aligned,method=flow,width=4",
                "name=random,init=gaussian-norm,method=flow,width=4,seeds=2");
        Study study = new StudyReader(Plugins.CATALOGUE).parse(draft.yaml(folder), folder.resolve("a.yaml"), false);
        StudyResult result = StudyInMemory.of(study, Plugins.CATALOGUE, StudyProgress.NONE);
        assertEquals(6, result.checks().size());
        assertTrue(result.holds(), result.checks().toString());
    }

    @Test
    void onlyWhatMustHoldIsChecked() {
        // Anti-correlated beyond the reversal of the sign: an aligned start never learns B.
        String reversed = draft("(A:2,B:2):0", OptionValue.of("--toy", "ratio=3,rho=-0.6"))
                .yaml(folder);
        assertTrue(reversed.contains("aligned.halfTime[A]") && !reversed.contains("halfTime[B]"), reversed);
        String several =
                draft("(A:1):1", OptionValue.of("--fission", "inputs=3")).yaml(folder);
        assertTrue(several.contains("aligned"), several);
        assertTrue(several.contains("random.conservedDrift"), several);
        for (String network : List.of(
                "name=one,method=adam",
                "name=one,method=flow,init=aligned,weightDecay=0.1",
                "name=one,method=gd,init=aligned")) {
            String yaml = draft("(A:2,B:2):0", OptionValue.of("--toy", "ratio=2,rho=0"), network)
                    .yaml(folder);
            assertFalse(yaml.contains("checks"), yaml);
        }
        String relu = draft(
                        "(A:2,B:2):0",
                        OptionValue.of("--toy", "ratio=2,rho=0"),
                        "name=relu,method=flow,init=he,activation=relu")
                .yaml(folder);
        assertTrue(relu.contains("relu.conservedDrift") && !relu.contains("mapError"), relu);
    }

    @Test
    void aNetworkThatIsNoneIsRefusedWithTheOption() {
        InvalidInput wrong = assertThrows(
                InvalidInput.class,
                () -> StudyDraft.setup(OptionValue.of("--network", "name=a,widht=3"), List.of("A", "B")));
        assertTrue(
                String.valueOf(wrong.getMessage()).startsWith("--network 'name=a,widht=3', unknown key 'widht'"),
                wrong.getMessage());
    }

    @Test
    void theStudyIsNamedAfterItsFile() {
        assertEquals("my-run", StudyDraft.nameOf(Optional.of(Path.of("out/my run.pdf"))));
        assertEquals("report", StudyDraft.nameOf(Optional.empty()));
        assertEquals("report", StudyDraft.nameOf(Optional.of(Path.of("---.pdf"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {"1e-3; 1e-3", "he; he", "A=2; \"A=2\"", "a b; \"a b\"", "C:\\x\"y; \"C:\\\\x\\\"y\"", "-2; -2"})
    void textsAreQuotedWhereYamlNeedsIt(String text, String yaml) {
        assertEquals(yaml, YamlText.scalar(text));
        assertEquals(
                text,
                Objects.requireNonNull(YamlSource.parse("k: " + yaml, Path.of("a.yaml"))
                                .entries()
                                .get("k"))
                        .text());
    }
}
