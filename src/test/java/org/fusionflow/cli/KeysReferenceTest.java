package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.manifest.ManifestKeys;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.data.remedy.RemedyKeys;
import org.fusionflow.network.setup.NetworkKeys;
import org.junit.jupiter.api.Test;

/** The tables of keys are what the help texts and the reference page say. */
class KeysReferenceTest {
    private static String between(String marker) throws IOException {
        String page = Files.readString(Path.of("validation/README.md"));
        String begin = "<!-- keys of " + marker + ": begin -->\n";
        int from = page.indexOf(begin);
        assertTrue(from >= 0, "validation/README.md: expected the line " + begin);
        return page.substring(from + begin.length(), page.indexOf("<!-- keys of " + marker + ": end -->"));
    }

    @Test
    void theReferencePageHasTheTablesOfKeys() throws IOException {
        assertEquals(Key.markdown(ProblemKeys.ALL), between("a problem"));
        assertEquals(Key.markdown(RemedyKeys.ALL), between("remedies"));
        assertEquals(Key.markdown(NetworkKeys.ALL), between("a network"));
        assertEquals(ManifestKeys.markdown(), between("a manifest"));
    }

    private static String help(String command) {
        return Run.of(command, "--help").out().replaceAll("\\s+", "");
    }

    @Test
    void everyOptionIsInTheHelpWithItsDescription() {
        String simulate = help("simulate");
        for (List<Key> keys : List.of(ProblemKeys.WITH_REMEDIES, NetworkKeys.ALL)) {
            for (Key key : keys) {
                String option = key.isFlag() ? key.option() : key.option() + " " + key.label();
                assertTrue(simulate.contains(option.replaceAll("\\s+", "")), option);
                if (!key.equals(NetworkKeys.U0)) {
                    assertTrue(simulate.contains(key.help().replaceAll("\\s+", "")), key.help());
                }
            }
        }
        for (Key key : RemedyKeys.PROBLEM) {
            for (String command : List.of("predict", "simulate", "report", "validate")) {
                assertTrue(help(command).contains(key.help().replaceAll("\\s+", "")), command + " " + key.name());
            }
            for (String command : List.of("derive", "saddles", "explore")) {
                assertFalse(help(command).contains(key.help().replaceAll("\\s+", "")), command + " " + key.name());
            }
        }
        // Options without effect in a command are not options of it.
        Map<String, List<Key>> without = Map.of(
                "predict", List.of(),
                "saddles", List.of(ProblemKeys.TIMES),
                "derive", List.of(ProblemKeys.U0, ProblemKeys.TIMES));
        without.forEach((command, useless) -> {
            String text = help(command);
            for (Key key : ProblemKeys.ALL) {
                assertEquals(
                        !useless.contains(key),
                        text.contains(key.help().replaceAll("\\s+", "")),
                        command + " " + key.name());
            }
        });
        assertTrue(simulate.contains("withthenoisefloorinit"));
        assertTrue(simulate.contains("biasesincluded"));
        assertTrue(simulate.contains("halfthemeanofthesumoftheirsquarederrors"));
    }

    @Test
    void everyCommandThatWritesAFileCallsItOutput() {
        for (String command : List.of("report", "sweep", "reproduce")) {
            String text = help(command);
            assertTrue(text.contains("-o,--output"), command);
            assertFalse(text.matches("(?s).*--out(?!put).*"), command);
        }
    }

    private static JsonNode json(String... args) throws JsonProcessingException {
        Run run = Run.of(args);
        assertEquals(0, run.code(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void jsonSaysWhatTheNumbersOfARunMean() throws JsonProcessingException {
        JsonNode several = json(
                "simulate",
                "-a",
                "(A:2,B:2):0",
                "--random",
                "A=2,B=1,samples=9,outputs=2,noise=0.1",
                "--weight-decay",
                "0.01",
                "--max-steps",
                "20",
                "--width",
                "3",
                "--init",
                "he",
                "--json");
        assertTrue(several.get("lossSumsOutputs").asBoolean());
        assertEquals(0.01, several.get("weightDecay").asDouble());
        assertTrue(several.get("weightDecayIncludesBiases").asBoolean());
        assertFalse(several.get("lossIncludesWeightDecay").asBoolean());
        assertTrue(several.get("generalizationIncludesNoise").asBoolean());
        assertTrue(several.get("contributions").get("A").asDouble() > 0);
        assertTrue(several.get("contributions").get("B").asDouble() > 0);
        assertEquals(
                List.of("A", "B"),
                new ObjectMapper()
                        .convertValue(several.get("halfTimeReference").get("A").get("learned"), List.class));
        JsonNode one = json(
                "simulate",
                "-a",
                "(A:2,B:2):0",
                "--toy",
                "ratio=2,rho=0",
                "--max-steps",
                "20",
                "--width",
                "3",
                "--json");
        assertFalse(one.has("lossSumsOutputs") || one.has("weightDecay") || one.has("generalizationIncludesNoise"));
        assertEquals(
                json("predict", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0", "--json")
                        .get("halfTimeReference"),
                one.get("halfTimeReference"));
    }

    @Test
    void timesHaveOneSyntax() throws JsonProcessingException {
        String[] problem = {"-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0", "--json", "--times"};
        for (String[] forms : new String[][] {{"0,2,4", "0:4:3"}, {"1,10,100", "log:1:100:3"}}) {
            JsonNode listed = json(with(problem, "predict", forms[0])).get("trajectory");
            JsonNode counted = json(with(problem, "predict", forms[1])).get("trajectory");
            assertEquals(3, counted.size());
            for (int i = 0; i < 3; i++) {
                assertEquals(
                        listed.get(i).get("t").asDouble(),
                        counted.get(i).get("t").asDouble(),
                        1e-12);
            }
        }
        assertEquals(
                5,
                json(with(problem, "simulate", "0:1:5", "--max-steps", "50", "--width", "2"))
                        .get("trajectory")
                        .size());
    }

    private static String[] with(String[] problem, String command, String times, String... rest) {
        List<String> all = new java.util.ArrayList<>(List.of(command));
        all.addAll(List.of(problem));
        all.add(times);
        all.addAll(List.of(rest));
        return all.toArray(String[]::new);
    }
}
