package org.fusionflow.reduced.alignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinearVerdictTest {
    static Stream<ReferenceCase> cases() throws IOException {
        return ReferenceCase.all();
    }

    /** The bound that the reference is given with: it trained the first branch until its own residual was that exact. */
    private static final double RESIDUAL = 1e-4;

    private static final double EXACT = 1e-9;

    @ParameterizedTest
    @MethodSource("cases")
    @Tag("published")
    void everyNumberIsThatOfTheReference(ReferenceCase given) {
        AlignmentLaw law =
                AlignmentLaw.of(new AlignmentRequest(ReferenceCase.TREE, given.samples(), given.slope(), 1e-3));
        LinearVerdict premise = law.premise();
        JsonNode json = given.json();
        int first = json.get("lawFirst").asText().equals("A") ? 0 : 1;
        int linearFirst = json.get("linearFirst").asText().equals("A") ? 0 : 1;
        for (int m = 0; m < 2; m++) {
            assertEquals(json.get("s").get(m).asDouble(), premise.speeds().get(m), EXACT);
        }
        assertEquals(linearFirst, premise.order().get(0));
        assertEquals(first, law.speed(0) >= law.speed(1) ? 0 : 1);
        assertEquals(
                json.get("residualG2").asDouble(),
                premise.residualSpeeds().get(1 - first),
                RESIDUAL * json.get("residualG2").asDouble());
        assertEquals(json.get("nonlinearShareFirst").asDouble(), premise.nonlinearShare(), RESIDUAL);
        if (json.get("linearRatio").isNull()) {
            assertEquals(true, premise.timeRatio().isEmpty());
        } else {
            assertEquals(
                    1,
                    premise.timeRatio().orElseThrow() / json.get("linearRatio").asDouble(),
                    EXACT);
        }
        assertEquals(
                1, law.twoBranchRatio().orElseThrow() / json.get("lawRatio").asDouble(), RESIDUAL);
        assertEquals(1, law.timeRatio().orElseThrow() / json.get("greedyRatio").asDouble(), 0.02);
        assertEquals(given.toString().equals("linear-symmetric"), premise.applies(), premise.objections()::toString);
    }
}
