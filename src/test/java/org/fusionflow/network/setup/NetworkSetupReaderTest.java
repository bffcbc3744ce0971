package org.fusionflow.network.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlSource;
import org.fusionflow.network.run.NetworkSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One reader for the options of {@code simulate}, the networks of a study and the text of {@code --network}. */
final class NetworkSetupReaderTest {
    private static final List<String> MODALITIES = List.of("A", "B");

    private static NetworkSetup yaml(String mapping) {
        return NetworkSetupReader.read(YamlSource.parse(mapping, Path.of("study.yaml")), MODALITIES);
    }

    private static NetworkSetup text(String keys) {
        return NetworkSetupReader.read(OptionValue.of("--network", keys), MODALITIES);
    }

    private static NetworkSetup options(String... words) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            Value value = OptionValue.of(words[i], words[i + 1]);
            entries.put(value.key(), value);
        }
        return NetworkSetupReader.read(entries, MODALITIES);
    }

    @Test
    void theDefaultsAreThoseThatTheTableNames() {
        NetworkSetup setup = yaml("{}");
        assertEquals("aligned", setup.initialization().name());
        assertEquals(List.of(100), setup.widths());
        assertEquals("gradient descent, learning rate 0.04", setup.method().description());
        assertEquals("plain steps, learning rate 0.04", setup.method().settings());
        assertEquals(200_000, setup.stop().maxSteps());
        assertEquals(1e5, setup.stop().maxTime());
        assertEquals(List.of(1L), setup.seeds());
        assertEquals("mse", setup.loss().title());
        assertEquals(0, setup.weightDecay());
        assertEquals(setup, options());
        assertEquals(
                setup,
                yaml("{init: aligned, width: 100, activation: linear, bias: false, method: gd, lr: 0.04,"
                        + " schedule: constant, replacement: false, loss: mse, maxSteps: 200000,"
                        + " maxTime: 1e5, seed: 1, seeds: 1}"));
    }

    /** A setting in each of the three ways. Together they use every key. */
    private static final List<String[]> SETTINGS = List.of(
            new String[] {"init", "he", "he"},
            new String[] {"scale", "A=2,B=0.5", "{A: 2, B: 0.5}"},
            new String[] {"width", "10,20", "[10, 20]"},
            new String[] {"activation", "relu", "relu"},
            new String[] {"slope", "0.3", "0.3", "activation", "leaky-relu"},
            new String[] {"bias", "true", "true"},
            new String[] {"biasInit", "gaussian", "gaussian", "bias", "true"},
            new String[] {"heads", "C:1:3,D:2", "['C:1:3', 'D:2']"},
            new String[] {"method", "adam", "adam"},
            new String[] {"lr", "0.01", "0.01"},
            new String[] {"schedule", "step:every=100,factor=0.5", "{step: {every: 100, factor: 0.5}}"},
            new String[] {"schedule", "cosine:steps=100,last=1e-4", "'cosine:steps=100,last=1e-4'"},
            new String[] {"momentum", "0.8", "0.8", "method", "momentum"},
            new String[] {"beta1", "0.8", "0.8", "method", "adam"},
            new String[] {"beta2", "0.99", "0.99", "method", "adam"},
            new String[] {"epsilon", "1e-6", "1e-6", "method", "adam"},
            new String[] {"batch", "16", "16", "method", "sgd"},
            new String[] {"replacement", "true", "true", "method", "sgd"},
            new String[] {"loss", "logistic", "logistic"},
            new String[] {"weightDecay", "0.1", "0.1"},
            new String[] {"u0", "1e-3", "1e-3"},
            new String[] {"maxSteps", "77", "77"},
            new String[] {"maxTime", "12.5", "12.5"},
            new String[] {"stopLoss", "0.02", "0.02"},
            new String[] {"plateau", "time=5,fraction=0.01", "{time: 5, fraction: 0.01}"},
            new String[] {"seed", "5", "5"},
            new String[] {"seeds", "3", "3"},
            new String[] {"seeds", "4,9", "[4, 9]"});

    @Test
    void everyKeyIsReadTheSameFromOptionsTextAndYamlAndChangesTheSetup() {
        for (String[] setting : SETTINGS) {
            String also = setting.length > 3 ? setting[3] + ": " + setting[4] : "";
            String alsoText = setting.length > 3 ? "," + setting[3] + "=" + setting[4] : "";
            NetworkSetup without = yaml("{" + also + "}");
            NetworkSetup read = yaml("{" + setting[0] + ": " + setting[2] + (also.isEmpty() ? "" : ", " + also) + "}");
            assertNotEquals(without, read, setting[0]);
            assertEquals(read, text(setting[0] + "=(" + setting[1] + ")" + alsoText), setting[0]);
            String option = new Key(setting[0], "", "", "").option();
            assertEquals(
                    read,
                    setting.length > 3
                            ? options(option, setting[1], "--" + setting[3], setting[4])
                            : options(option, setting[1]),
                    setting[0]);
        }
        assertEquals(
                List.of(),
                NetworkKeys.names().stream()
                        .filter(name -> SETTINGS.stream().noneMatch(setting -> setting[0].equals(name)))
                        .toList());
    }

    @Test
    void seedsCountFromTheFirst() {
        assertEquals(List.of(1L, 2L, 3L), options("--seeds", "3").seeds());
        assertEquals(List.of(7L, 8L), options("--seed", "7", "--seeds", "2").seeds());
        assertEquals(List.of(4L, 9L), options("--seeds", "4,9").seeds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{width: 0}; width: found '0', expected a whole number from 1 to 100000",
                "{width: [3, x]}; width: found 'x', expected",
                "{init: zeros}; initialization 'zeros': expected one of",
                "{scale: {C: 2}}; unknown key 'C': expected one of [A, B]",
                "{scale: {A: 0}}; branch scale of A, 0.0",
                "{activation: tanh}; found 'tanh', expected linear, relu or leaky-relu",
                "{slope: 0.1}; expected activation leaky-relu with it, got linear",
                "{bias: maybe}; expected true or false",
                "{heads: C}; expected NAME:DEPTH",
                "{method: newton}; expected flow, gd, sgd, momentum or adam",
                "{lr: -1}; learning rate -1.0",
                "{schedule: step}; expected constant, step:every=STEPS",
                "{schedule: {step: {factor: 0.5}}}; expected every=NUMBER as well",
                "{schedule: {step: {every: 5, last: 2}}}; unknown key 'last'",
                "{momentum: 0.5}; expected method momentum with it, got gd",
                "{method: adam, beta1: 3}; beta1: found '3', expected a number from 0 to below 1",
                "{batch: 3}; expected method sgd, momentum or adam",
                "{method: flow, batch: 3}; expected method sgd, momentum or adam with it, got flow",
                "{loss: huber}; expected one of [mse, logistic, exponential, softmax]",
                "{weightDecay: -1}; weightDecay: found '-1', expected a number of at least 0",
                "{u0: 0}; u0: found '0', expected a number above 0",
                "{maxSteps: 0}; maxSteps: found '0', expected a whole number",
                "{maxTime: 0}; maxTime: found '0', expected a number above 0",
                "{stopLoss: -1}; stopLoss: found '-1', expected",
                "{plateau: {fraction: 0.1}}; expected time=NUMBER as well",
                "{seeds: 0}; seeds: found '0', expected",
                "{seeds: []}; expected at least one seed",
                "{seed: 1, seeds: [1, 2]}; expected none with a list of seeds",
                "{widths: 3}; unknown key 'widths' (did you mean width?): expected one of"
            })
    void everythingElseIsRefusedWithPlaceKeyValueAndWhatIsExpected(String mapping, String message) {
        String actual = String.valueOf(
                assertThrows(InvalidInput.class, () -> yaml(mapping)).getMessage());
        assertTrue(actual.startsWith("study.yaml:1:") && actual.contains(message), actual);
        assertEquals(1, actual.lines().count(), actual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"init=", "width", "init=he,init=he", "scale=A=2,B=3", ""})
    void malformedTextsNameTheOption(String keys) {
        String actual = String.valueOf(
                assertThrows(InvalidInput.class, () -> text(keys)).getMessage());
        assertTrue(actual.startsWith("--network"), actual);
    }
}
