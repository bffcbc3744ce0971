package org.fusionflow.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.npz.SamplesArchive;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Training data from every source. */
class ProblemOptionsTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");

    @TempDir
    Path folder = Path.of(".");

    private static ProblemOptions options(String... args) {
        ProblemOptions options = new ProblemOptions();
        CommandSpec spec = CommandSpec.create();
        options.options().addTo(spec);
        new CommandLine(spec).parseArgs(args);
        return options;
    }

    /** Sources as they are written, with what they bring. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--toy; ratio=2,rho=0.5; (A:2,B:2):0; 0; 0; 1; false",
                "--toy; ratio=2,rho=0.5,samples=9,heldout=3; (A:2,B:2):0; 9; 3; 1; true",
                "--random; A=3,B=2; (A:2,B:2):0; 0; 0; 1; false",
                "--random; B=3,A=2,samples=8,outputs=2; (A:2,B:2):0; 8; 0; 2; true",
                "--random; A=3,B=2,covariance=wishart,samples=8; (B:2,A:2):0; 8; 0; 1; true",
                "--xor; var=2; (A:2,B:2):0; 0; 0; 1; false",
                "--xor; samples=8,heldout=4,balanced=true; (L:2,X:2):0; 8; 4; 1; false",
                "--fission; inputs=4; (A:1):1; 0; 0; 2; false",
                "--fission; inputs=4,C=2,D=1,samples=8; (X:1):1; 8; 0; 3; true"
            })
    void everyGeneratorBringsItsPartsInTheTreesOrder(
            String option, String text, String newick, int samples, int heldOut, int outputs, boolean population) {
        FusionTree tree = FusionTree.parse(newick);
        ProblemOptions options = options(option, text);
        TrainingData data = options.trainingData(tree);
        assertEquals(tree.names(), data.moments().modalities().names());
        assertEquals(samples, data.samples().map(Samples::count).orElse(0));
        assertEquals(heldOut, data.heldOut().map(Samples::count).orElse(0));
        assertEquals(outputs, data.moments().outputs());
        assertEquals(population, data.population().isPresent());
        assertEquals(data.population(), options.trainingData(tree).population());
        if (outputs == 1) {
            assertEquals(
                    data.moments().requireOneOutput(),
                    options.requiredOneOutput(tree).moments());
        } else {
            assertThrows(InvalidInput.class, () -> options.requiredOneOutput(tree));
        }
    }

    @Test
    void tablesAndArraysOfTheSameSamplesAreTheSameData() throws IOException {
        Samples samples = RandomSamples.parse("A=1,B=2,samples=6,outputs=2").draw();
        Path archive = folder.resolve("samples.npz");
        SamplesArchive.write(archive, samples);
        StringBuilder text = new StringBuilder("B1,B2,y1,y2,A\n");
        for (int p = 0; p < 6; p++) {
            text.append(samples.input(p, 1))
                    .append(',')
                    .append(samples.input(p, 2))
                    .append(',');
            text.append(samples.output(p, 0))
                    .append(',')
                    .append(samples.output(p, 1))
                    .append(',');
            text.append(samples.input(p, 0)).append('\n');
        }
        Path table = Files.writeString(folder.resolve("samples.csv"), text);
        TrainingData arrays = options("--data", archive.toString()).trainingData(TREE);
        assertEquals(samples.moments(), arrays.moments());
        assertEquals(
                arrays.moments(),
                options("--data", table.toString()).trainingData(TREE).moments());
        assertEquals(6, arrays.samples().orElseThrow().count());
        assertTrue(arrays.population().isEmpty());
    }

    @Test
    void statisticsOfSeveralOutputsAreTrainingDataToo() throws IOException {
        Path file = Files.writeString(folder.resolve("stats.yaml"), """
                modalities: {B: 1, A: 1}
                inputCovariance: [[4, 0], [0, 1]]
                inputOutputCorrelation: [[4, 1], [2, 0]]
                outputVariance: 7
                """);
        TrainingData data = options("--stats", file.toString()).trainingData(TREE);
        assertEquals(
                new Modalities(List.of("A", "B"), List.of(1, 1)), data.moments().modalities());
        assertEquals(List.of(Vector.of(1, 4), Vector.of(0, 2)), data.moments().rows());
        assertTrue(data.samples().isEmpty());
        InvalidInput wrong = assertThrows(
                InvalidInput.class, () -> options("--stats", file.toString()).requiredOneOutput(TREE));
        assertTrue(String.valueOf(wrong.getMessage()).contains("stats.yaml:3"), wrong.getMessage());
    }

    @Test
    void noneOrTwoSourcesAreRefused() {
        assertThrows(InvalidInput.class, () -> options().trainingData(TREE));
        assertThrows(
                InvalidInput.class,
                () -> options("--toy", "ratio=2,rho=0", "--xor", "var=1").trainingData(TREE));
    }
}
