package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that commands write: none replaces a file that is read, and all of them are checked before the work. */
class OutputsTest {
    private static final String TOY = "-a (A:2,B:2):1 --toy ratio=2,rho=0";
    private static final String DATA = "-a (A:2,B:2):1 --data @/data.csv";
    private static final String SIMULATE = "simulate --width 2 --max-steps 3 --record-times 0,0.01 ";

    @TempDir
    Path folder = Path.of(".");

    @BeforeEach
    void files() throws IOException {
        write("data.csv", "A1,B1,y\n1,0,1\n0,2,1\n1,1,3\n-1,0.5,0\n");
        write("moments.yaml", """
                modalities: {A: 1, B: 1}
                inputCovariance: [[1, 0], [0, 2]]
                inputOutputCorrelation: [1, 2]
                outputVariance: 20
                """);
        write("study.yaml", study("own", "{data: data.csv}", ""));
        write("map.yaml", study("map", "{toy: {ratio: 2}}", "axes: {rho: [0, 0.5]}\nquantities: [timeRatio]\n"));
        write("drawn.yaml", study("drawn", "{toy: {ratio: 2}}", """
                        axes: {rho: [0, 0.5]}
                        quantities: [timeRatio]
                        figures:
                          - {x: rho, y: timeRatio}
                          - {x: rho, y: timeRatio, scale: log}
                        """));
        write("along.yaml", study("along", "{toy: {ratio: 2}}", "axes: {rho: [0, 0.5]}\nfollow: saddles\n"));
        write(
                "networks.yaml",
                study(
                                "twins",
                                "{toy: {ratio: 2, rho: 0}}",
                                "axes: {u0: [0.3]}\nnetworks: {n: {width: 2, maxSteps: 3, seeds: 1}}\nquantities: [n.finalLoss]\n")
                        .replace("u0: 0.3\n", ""));
        write("runs.yaml", study("twins-runs", "{toy: {ratio: 2}}", "axes: {rho: [0]}\nquantities: [timeRatio]\n"));
        NpzFile.write(
                folder.resolve("weights.npz"),
                Map.of(
                        "A.1",
                        array(2, 1),
                        "B.1",
                        array(2, 1),
                        "A.2",
                        array(2, 2),
                        "B.2",
                        array(2, 2),
                        "A+B.1",
                        array(1, 2)));
        Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("data.csv"));
        Files.createSymbolicLink(folder.resolve("nowhere.npz"), Path.of("new.npz"));
        Files.createDirectory(folder.resolve("folder.csv"));
        Files.createDirectory(folder.resolve("out-special.csv"));
        Files.createDirectory(folder.resolve("fig-2.svg"));
        Files.createDirectory(folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("sub/map.csv"), Path.of("../map.yaml"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String study(String name, String data, String rest) {
        return "name: " + name + "\narchitecture: (A:2,B:2):1\ndata: " + data + "\nu0: 0.3\n" + rest;
    }

    private static NpyArray array(int rows, int columns) {
        double[] entries = new double[rows * columns];
        java.util.Arrays.fill(entries, 0.5);
        return NpyArray.of(entries, rows, columns);
    }

    private Run run(String command) {
        return Run.of(command.replace("@", folder.toString()).split(" "));
    }

    /** Contents of all files, and where links lead. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                String content = Files.isSymbolicLink(file)
                        ? "to " + Files.readSymbolicLink(file)
                        : Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                                ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                                : "folder";
                contents.put(folder.relativize(file).toString(), content);
            }
        }
        return contents;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Over what is read, under its own name, through links, and where nothing was named.
                SIMULATE + DATA + " --record @/data.csv",
                SIMULATE + DATA + " --record @/link.csv",
                SIMULATE + DATA + " --record @/sub/../data.csv",
                SIMULATE + "-a (A:2,B:2):1 --data @/link.csv --record @/data.csv",
                "simulate -a (A:2,B:2):1 --stats @/moments.yaml --save @/moments.yaml",
                "simulate --width 2 --max-steps 3 --init @/weights.npz --save @/weights.npz " + TOY,
                SIMULATE + "--init @/weights.npz --record @/weights.npz " + TOY,
                "sweep @/map.yaml -o @/map.yaml",
                "sweep @/map.yaml -o @/sub/map.csv",
                "sweep @/study.yaml -o @/data.csv",
                "sweep @/study.yaml -o @/link.csv",
                "report @/map.yaml -o @/map.yaml",
                "report @/study.yaml -o @/data.csv",
                "report " + DATA + " -o @/data.csv",
                "report " + DATA + " -o @/r.pdf --save-study @/data.csv",
                "validate " + DATA + " --save-study @/link.csv",
                "reproduce @/map.yaml -o @/sub",
                "reproduce @/map.yaml -o @/sub --readme @/map.yaml",
            })
    void noFileThatIsReadIsReplaced(String command) throws IOException {
        refused(command, "a file that is read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SIMULATE + TOY + " --record @/a.csv --record @/a.csv",
                SIMULATE + TOY + " --record @/new.npz --save @/nowhere.npz",
                SIMULATE + TOY + " --record @/new.npz --save @/sub/../new.npz",
                "sweep @/drawn.yaml -o @/x.svg --figure @/x.svg",
                "sweep @/drawn.yaml -o @/x-2.svg --figure @/x.svg",
                "report " + TOY + " -o @/r.pdf --save-study @/r.pdf",
                "reproduce @/networks.yaml @/runs.yaml -o @/made",
                "reproduce @/map.yaml -o @/made --readme @/made/findings.md",
            })
    void noFileIsWrittenTwice(String command) throws IOException {
        if (command.contains("findings")) {
            Files.createDirectory(folder.resolve("made"));
            write("made/findings.md", "mine");
        }
        refused(command, "expected two files");
    }

    @ParameterizedTest
    @CsvSource({
        "' --record @/no/a.csv', does not exist",
        "' --record @/a.csv --record @/no/a.npz', does not exist",
        "' --record @/a.csv --save @/folder.csv', directory",
        "' --record @/folder.csv', directory",
    })
    void everyRecordIsCheckedBeforeTheTraining(String files, String word) throws IOException {
        refused(SIMULATE + TOY + files, word);
    }

    @ParameterizedTest
    @CsvSource({
        "sweep @/along.yaml -o @/out.csv, out-special.csv: expected a file",
        "sweep @/drawn.yaml -o @/o.csv --figure @/fig.svg, fig-2.svg: expected a file",
        "sweep @/drawn.yaml -o @/o.csv --figure @/no/fig.svg, does not exist",
        "sweep @/map.yaml -o @/folder.csv, directory",
        "report @/map.yaml -o @/no/r.pdf, does not exist",
        "'report -a (A:2,B:2):1 --toy ratio=2,rho=0 -o @/r.pdf --save-study @/no/s.yaml', does not exist",
        "'validate -a (A:2,B:2):1 --toy ratio=2,rho=0 --save-study @/no/s.yaml', does not exist",
        "reproduce @/map.yaml -o -, expected a folder",
        "reproduce @/map.yaml -o /dev/stdout, expected a folder",
        "sweep @/map.yaml -o - --json, both go to standard output",
        "report @/map.yaml -o /dev/stdout --json, both go to standard output",
        "'simulate -a (A:2,B:2):1 --toy ratio=2,rho=0 --save - --json', both go to standard output",
    })
    void everyFileIsCheckedBeforeTheWork(String command, String word) throws IOException {
        refused(command, word);
    }

    private void refused(String command, String word) throws IOException {
        Map<String, String> before = contents();
        Run run = run(command);
        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(word), run.err());
        assertEquals("", run.out());
        assertEquals(before, contents());
    }

    /** A path drops the separator, and a file would be made where a folder was meant. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "simulate --width 2 --max-steps 3 --save @/new/ " + TOY,
                SIMULATE + TOY + " --record @/new.csv/",
                "sweep @/map.yaml -o @/new/",
                "sweep @/drawn.yaml -o @/o.csv --figure @/f.svg/",
                "report @/map.yaml -o @/new/",
                "report " + TOY + " -o @/r.pdf --save-study @/new/",
                "reproduce @/map.yaml -o @/made --readme @/new/",
                "predict -a (A:2,B:2):1 --data @/data.csv/",
            })
    void aNameThatEndsLikeAFolderIsNoFile(String command) throws IOException {
        refused(command, "expected the name of a file, not of a folder");
    }

    @Test
    void foldersMayEndLikeFolders() {
        assertEquals(0, run("reproduce @/map.yaml -o @/made/").code());
        assertTrue(Files.exists(folder.resolve("made/map.csv")));
    }

    /** A step up from a link leads out of the folder that it leads to. */
    @Test
    void aStudySavedThroughALinkToAFolderNamesItsFilesFromThere() throws IOException {
        Files.createDirectories(folder.resolve("far/deep"));
        Files.createSymbolicLink(folder.resolve("near"), Path.of("far/deep"));
        String flow = " --network name=n,init=@/weights.npz,method=flow,width=2 --save-study @/near/s.yaml";
        Run run = run("validate " + DATA + flow);
        assertEquals(0, run.code(), run.err());
        String text = Files.readString(folder.resolve("far/deep/s.yaml"));
        assertTrue(text.contains("\"../../data.csv\"") && text.contains("\"../../weights.npz\""), text);
        assertEquals(0, run("validate @/near/s.yaml").code());
        assertEquals(0, run("validate @/far/deep/s.yaml").code());
    }

    @Test
    void aRunThatGoesOnReplacesNeitherItsBeginningNorTheTableOfItsFirstPart() throws IOException {
        String first = "simulate --width 2 " + TOY;
        String record = " --record-times 0,0.01,0.02,0.1 --record ";
        assertEquals(
                0,
                run(first + " --max-steps 3 --save @/half.npz" + record + "@/part.csv")
                        .code());
        Map<String, String> before = contents();
        for (String file : List.of("@/half.npz", "@/part.csv")) {
            Run run = run(first + " --resume @/half.npz" + record + file);
            assertEquals(2, run.code(), run.err());
            assertEquals(before, contents());
        }
        assertEquals(
                0,
                run(first + " --max-steps 9 --resume @/half.npz --save @/half.npz" + record + "@/rest.csv")
                        .code());
    }

    @Test
    void aFileThatCannotBeWrittenKeepsNeitherTheOthersNorTheResultBack() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
        Files.createSymbolicLink(folder.resolve("full.csv"), Path.of("/dev/full"));
        Run run = run(SIMULATE + TOY + " --record @/full.csv --record @/a.npz --save @/end.npz");
        assertEquals(3, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("full.csv: cannot be written ("), run.err());
        assertTrue(run.out().contains("final loss"), run.out());
        assertTrue(run.out().contains("wrote " + folder.resolve("a.npz")), run.out());
        assertTrue(Files.exists(folder.resolve("a.npz")) && Files.exists(folder.resolve("end.npz")));
        assertFalse(run.out().contains("full.csv"), run.out());
    }

    @Test
    void whatASweepHadFinishedBeforeTheDiskWasFullIsKept() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
        Files.createSymbolicLink(folder.resolve("full.svg"), Path.of("/dev/full"));
        Run run = run("sweep @/drawn.yaml -o @/o.csv --figure @/full.svg");
        assertEquals(3, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("full.svg: cannot be written ("), run.err());
        assertTrue(run.err().contains("finished jobs are kept: make room, and the same command without"), run.err());
        Run again = run("sweep @/drawn.yaml -o @/o.csv --json");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("\"resumed\" : 2"), again.out());
        assertFalse(Files.exists(folder.resolve("o.csv.partial")) || Files.exists(folder.resolve("o.csv.lock")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sweep @/map.yaml -o /dev/full",
                "report @/map.yaml -o /dev/full",
                "report " + TOY + " -o @/r.pdf --save-study /dev/full",
                "validate " + TOY + " --save-study /dev/full",
                "simulate --width 2 --max-steps 3 --save /dev/full " + TOY,
            })
    void aFullDeviceEndsWithThreeAndOneLine(String command) {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
        Run run = run(command);
        assertEquals(3, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("fusionflow: /dev/full: cannot be written ("), run.err());
    }
}
