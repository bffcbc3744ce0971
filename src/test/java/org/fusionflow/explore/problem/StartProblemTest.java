package org.fusionflow.explore.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.Run;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartProblemTest {
    @TempDir
    Path folder = Path.of(".");

    private static StartProblem start(String... options) {
        Map<String, Value> given = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            given.put(options[i].substring(2), OptionValue.of(options[i], options[i + 1]));
        }
        return StartProblem.of(given);
    }

    private static AskedProblem moved(StartProblem start, Map<String, String> sliders, String moved) {
        return start.asked(start.values(), sliders, moved);
    }

    private static List<String> names(StartProblem start) {
        return start.sliders(moved(start, Map.of(), "")).stream()
                .map(Slider::name)
                .toList();
    }

    @Test
    void startsWithTwoModalitiesAndToyDataUnlessOthersAreGiven() {
        assertEquals(Map.of("architecture", "(A:2,B:2):0", "toy", "ratio=2,rho=0.5", "u0", "0.01"), start().values());
        assertEquals(
                "A=1,B=1,C=1",
                start("--architecture", "((A:1,B:1):1,C:2):1").values().get("random"));
    }

    @Test
    void slidersChangeTheProblemAsTheSameOptionsWould() {
        AskedProblem asked = moved(start(), Map.of("rho", "-0.25", "ratio", "3", "u0", "0.2", "L", "4", "Lf", "3"), "");
        assertEquals(Map.of("architecture", "(A:3,B:3):1", "toy", "ratio=3,rho=-0.25", "u0", "0.2"), asked.values());
        assertEquals(-0.75, asked.problem().moments().inputCovariance().at(0, 1));
        assertEquals(0.2, asked.problem().u0());
    }

    @Test
    void numbersThatHoldWithoutBeingGivenAreLeftOut() {
        StartProblem start = start();
        assertEquals(
                start.values(),
                moved(start, Map.of("wA", "1", "noise", "0"), "").values());
        assertEquals(
                "ratio=2,rho=0.5,wB=-1",
                moved(start, Map.of("wB", "-1"), "").values().get("toy"));
    }

    @Test
    void fewerLayersTakeTheFusionLayerWithThem() {
        StartProblem start = start("--architecture", "(A:3,B:3):1");
        assertEquals(
                "(A:2,B:2):0",
                moved(start, Map.of("L", "2", "Lf", "3"), "L").values().get("architecture"));
        // Typed, it is refused.
        assertThrows(InvalidInput.class, () -> moved(start, Map.of("L", "2", "Lf", "3"), "Lf"));
    }

    @Test
    void everyEdgeOfAnotherTreeHasItsDepth() {
        StartProblem start = start("--architecture", "((image:2,text:1):1,sound:3):1");
        assertTrue(names(start).containsAll(List.of("depth.0", "depth.4", "rho", "std.image", "norm.sound", "u0")));
        assertEquals(
                "((image:4,text:1):0,sound:3):2",
                moved(start, Map.of("depth.0", "2", "depth.1", "0", "depth.2", "4"), "")
                        .values()
                        .get("architecture"));
    }

    @Test
    void aFileIsReadOnceAndCannotBeNamedByAPage() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "A1,B1,y\n1,0,1\n0,2,1\n1,1,3\n-1,0.5,0\n");
        StartProblem start = start("--data", file.toString(), "--architecture", "(A:2,B:2):1");
        Files.delete(file);
        assertEquals(List.of("u0", "L", "Lf"), names(start));
        AskedProblem asked = moved(start, Map.of("L", "4"), "L");
        assertEquals("(A:2,B:2):2", asked.problem().tree().newick());
        // The mean of x_A x_B over the four samples: (1 - 0.5) / 4.
        assertEquals(0.125, asked.problem().moments().inputCovariance().at(0, 1));
        for (String key : List.of("data", "stats", "toy", "times")) {
            InvalidInput refused = assertThrows(
                    InvalidInput.class,
                    () -> start.asked(Map.of("architecture", "(A:2,B:2):1", key, file.toString()), Map.of(), ""));
            assertTrue(
                    String.valueOf(refused.getMessage()).startsWith("unknown key '" + key + "'"), refused.getMessage());
        }
        // Nor where the data are made.
        assertThrows(
                InvalidInput.class,
                () -> start().asked(Map.of("architecture", "(A:2,B:2):1", "data", "/etc/passwd"), Map.of(), ""));
    }

    @Test
    void samplesAreDrawnOnceForAllDepths() {
        StartProblem start = start("--toy", "ratio=2,rho=0.5,samples=50");
        AskedProblem one = moved(start, Map.of("L", "3"), "L");
        AskedProblem other = moved(start, Map.of("L", "4"), "L");
        // Even a second problem's samples with the same numbers would be other objects.
        assertSame(
                one.problem().moments().inputCovariance(),
                other.problem().moments().inputCovariance());
    }

    /** What the page is told is what the command line says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ratio | 0      | -a (A:2,B:2):0 --toy ratio=0,rho=0.5 --u0 0.01
            ratio | two    | -a (A:2,B:2):0 --toy ratio=two,rho=0.5 --u0 0.01
            rho   | 1.5    | -a (A:2,B:2):0 --toy ratio=2,rho=1.5 --u0 0.01
            u0    | -1     | -a (A:2,B:2):0 --toy ratio=2,rho=0.5 --u0 -1
            u0    | x      | -a (A:2,B:2):0 --toy ratio=2,rho=0.5 --u0 x
            noise | -1     | -a (A:2,B:2):0 --toy ratio=2,rho=0.5,noise=-1 --u0 0.01
            """)
    void wrongNumbersHaveTheMessageOfTheCommandLine(String slider, String text, String options) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> moved(start(), Map.of(slider, text), slider));
        Run predict = Run.of(("predict " + options).split(" "));
        assertEquals(2, predict.code());
        assertEquals("fusionflow: " + refused.getMessage() + "\n", predict.err());
    }

    @Test
    void aNumberCannotBringFurtherEntries() {
        assertThrows(InvalidInput.class, () -> moved(start(), Map.of("rho", "0.3,samples=100000"), "rho"));
        assertThrows(InvalidInput.class, () -> moved(start(), Map.of("L", "3):1,C:2"), "L"));
        assertThrows(InvalidInput.class, () -> moved(start(), Map.of("u0", "1".repeat(5000)), "u0"));
    }

    @Test
    void sayAtTheStartWhatIsWrong() {
        assertThrows(InvalidInput.class, () -> start("--architecture", "(A:2,B:2):L"));
        assertThrows(InvalidInput.class, () -> start("--u0", "0"));
        assertThrows(InvalidInput.class, () -> start("--architecture", "(A:1,B:1,C:1):1", "--toy", "ratio=2,rho=0"));
        assertThrows(
                InvalidInput.class,
                () -> start("--data", folder.resolve("missing.csv").toString()));
        assertFalse(start("--xor", "var=2").isRead());
    }
}
