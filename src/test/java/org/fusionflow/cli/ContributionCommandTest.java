package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contribution half times as {@code simulate} prints them. */
class ContributionCommandTest {
    private static Run simulate(String data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("simulate", "-a", "(A:2,B:2):0", "--width", "24"));
        arguments.addAll(List.of(data.split(" ")));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static JsonNode json(Run run) throws JsonProcessingException {
        assertEquals(0, run.code(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private static final String XOR =
            "--xor var=4,samples=512 --activation relu --init gaussian-std --u0 0.01 --lr 0.04";

    /** B has no linear part, so its map has no half time; its contribution has one. */
    @Test
    void xorHasAContributionHalfTimeWhereItsMapHasNone() throws JsonProcessingException {
        JsonNode found = json(simulate(XOR, "--json"));
        assertTrue(found.get("halfTimes").get("B").isNull());
        double first = found.get("contributionHalfTimes").get("A").asDouble();
        double last = found.get("contributionHalfTimes").get("B").asDouble();
        assertEquals(last / first, found.get("contributionTimeRatio").asDouble());
        assertTrue(first > 0 && last > 2 * first, () -> first + " " + last);
        assertTrue(List.of("end", "plateau")
                .contains(found.get("contributionReference").get("is").asText()));
        assertEquals(
                1, found.get("contributionReference").get("values").get("B").asDouble(), 0.1);
    }

    @Test
    void everyNullHasItsReason() throws JsonProcessingException {
        JsonNode found = json(simulate(XOR, "--max-time", "2", "--loss", "mse", "--bias", "--json"));
        assertEquals("none", found.get("contributionReference").get("is").asText());
        assertTrue(found.get("contributionHalfTimes").get("A").isNull());
        assertTrue(found.get("warnings").toString().contains("had not converged"), found::toString);
    }

    @Test
    void severalSeedsHaveMeanAndDeviation() throws JsonProcessingException {
        JsonNode found = json(simulate(XOR, "--seeds", "2", "--json"));
        double sum = 0;
        for (JsonNode run : found.get("runs")) {
            sum += run.get("contributionHalfTimes").get("B").asDouble();
        }
        assertEquals(
                sum / 2, found.get("mean").get("contribution half time of B").asDouble(), 1e-12 * sum);
        assertTrue(found.get("standardDeviation").get("contribution time ratio").asDouble() > 0);
        String text = simulate(XOR, "--seeds", "2").out();
        assertTrue(text.contains("contr. half B"), text);
    }

    /** The map of a linear network tells the same. */
    @Test
    void linearNetworksAreToldByTheirMaps() {
        String text = simulate("--toy ratio=2,rho=0 --u0 0.1").out();
        assertFalse(text.contains("contribution half time"), text);
    }
}
