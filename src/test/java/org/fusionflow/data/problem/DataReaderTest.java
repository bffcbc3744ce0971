package org.fusionflow.data.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.YamlSource;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.npz.SamplesArchive;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same data from an option, a YAML mapping and a text in YAML. */
final class DataReaderTest {
    @TempDir
    Path folder = Path.of(".");

    private YamlValue yaml(String data) {
        return Objects.requireNonNull(YamlSource.parse("data: " + data, folder.resolve("study.yaml"))
                .entries()
                .get("data"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "toy; ratio=2,rho=0.5,wB=-1; {ratio: 2, rho: 0.5, wB: -1}; (A:2,B:2):0",
                "toy; ratio=2,rho=0.5,samples=7,heldout=3,noise=0.1; {ratio: 2, rho: 0.5, samples: 7, heldout: 3, noise: 0.1}; (B:2,A:2):0",
                "random; A=3,B=2,samples=8,std.A=2,outputs=2; {A: 3, B: 2, samples: 8, std.A: 2, outputs: 2}; (A:2,B:2):0",
                "random; A=3,B=2,covariance=wishart,seed=4; {A: 3, B: 2, covariance: wishart, seed: 4}; (A:2,B:2):0",
                "xor; var=2,samples=8,balanced=true; {var: 2, samples: 8, balanced: true}; (A:2,B:2):0",
                "fission; inputs=5,C=2,D=1,norm.C=2,samples=6; {inputs: 5, C: 2, D: 1, norm.C: 2, samples: 6}; (A:1):1"
            })
    void everyGeneratorGivesTheSameBits(String key, String text, String mapping, String newick) {
        FusionTree tree = FusionTree.parse(newick);
        TrainingData option =
                DataReader.source(OptionValue.of("--" + key, text)).trainingData(tree);
        DataSource written = DataReader.read(yaml("{" + key + ": " + mapping + "}"));
        assertSame(option, written.trainingData(tree));
        assertSame(
                option, DataReader.read(yaml("{" + key + ": '" + text + "'}")).trainingData(tree));
        assertTrue(written.description().startsWith(key + " data, "), written.description());
        assertEquals(
                written.description(),
                DataReader.source(OptionValue.of("--" + key, text)).description());
    }

    private static void assertSame(TrainingData expected, TrainingData actual) {
        assertEquals(expected.moments(), actual.moments());
        assertEquals(expected.population(), actual.population());
        assertEquals(expected.samples().isPresent(), actual.samples().isPresent());
        assertEquals(expected.heldOut().isPresent(), actual.heldOut().isPresent());
        expected.samples()
                .ifPresent(samples -> assertArrayEquals(
                        samples.inputsByFeature(),
                        actual.samples().orElseThrow().inputsByFeature()));
        expected.heldOut()
                .ifPresent(samples -> assertArrayEquals(
                        samples.outputsByFeature(),
                        actual.heldOut().orElseThrow().outputsByFeature()));
    }

    @Test
    void filesAreRelativeToTheFolderOfTheStudy() throws IOException {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        Samples samples = RandomSamples.parse("A=1,B=2,samples=6").draw();
        SamplesArchive.write(folder.resolve("samples.npz"), samples);
        Files.writeString(folder.resolve("samples.csv"), "A,B1,B2,y\n1,2,3,4\n2,0,1,1\n0,1,0,3\n");
        Files.writeString(folder.resolve("moments.yaml"), """
                modalities: {A: 1, B: 1}
                inputCovariance: [[4, 0], [0, 1]]
                inputOutputCorrelation: [[4, 1], [2, 0]]
                outputVariance: 7
                """);
        assertEquals(
                samples.moments(),
                DataReader.read(yaml("{data: samples.npz}")).trainingData(tree).moments());
        assertEquals(
                3,
                DataReader.read(yaml("{data: samples.csv}"))
                        .trainingData(tree)
                        .samples()
                        .orElseThrow()
                        .count());
        DataSource stats = DataReader.read(yaml("{stats: moments.yaml}"));
        assertEquals(2, stats.trainingData(tree).moments().outputs());
        assertEquals("statistics from moments.yaml", stats.description());
        assertEquals(
                stats.trainingData(tree),
                DataReader.source(OptionValue.of(
                                "--stats", folder.resolve("moments.yaml").toString()))
                        .trainingData(tree));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{toy: {ratio: 2, rho: 0}, xor: {var: 1}}",
                "{table: x}",
                "{toy: {ratio: 2}}",
                "{toy: {ratio: 2, rho: 7}}",
                "{toy: [1]}",
                "{toy: 3}",
                "{data: [a]}",
                "{data: nowhere.csv}",
                "{random: {A: 3, C: 2}}",
                "[toy]"
            })
    void everythingElseIsRefusedWithItsPlace(String data) {
        String message = String.valueOf(assertThrows(
                        InvalidInput.class,
                        () -> DataReader.read(yaml(data)).trainingData(FusionTree.parse("(A:2,B:2):0")))
                .getMessage());
        assertTrue(message.contains("study.yaml:1:"), message);
        assertEquals(message.indexOf("study.yaml:"), message.lastIndexOf("study.yaml:"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void theKeysAreTheReadersKeys() {
        for (String key : List.of("toy", "stats", "data", "random", "xor", "target", "fission")) {
            assertTrue(ProblemKeys.SOURCES.stream().anyMatch(one -> one.name().equals(key)), key);
        }
        assertEquals(7, ProblemKeys.SOURCES.size());
    }
}
