package org.fusionflow.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.cli.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A number that does not exist is null, and a warning of the same object names it with the reason. */
class JsonNullsTest {
    private static final String SMALL = " --init gaussian-norm --width 3 --max-steps 30 --max-time 9";

    static Stream<String> commands() {
        List<String> commands = new ArrayList<>();
        for (String problem : List.of(
                "(A:2,B:2):0 --toy ratio=2,rho=0.5",
                "(A:2,B:2):0 --toy ratio=2,rho=-0.9,wB=1.5 --u0 1e-3",
                "(A:2,B:2):0 --toy ratio=3,rho=-0.6 --u0 1e-4",
                "(A:3,B:3):1 --toy ratio=1,rho=0,wB=0",
                "(A:3,B:2):1 --toy ratio=2,rho=0.3 --u0 1e-2 --times 0,1,1e9",
                "(A:2,B:2):0 --toy ratio=2,rho=0,samples=9,heldout=3,noise=0.5",
                "((A:2,B:1):1,C:3):1 --random A=2,B=1,C=1,samples=9,noise=0.3",
                "(A:2,B:2,C:2):0 --random A=1,B=2,C=1,norm.B=0",
                "A:3 --random A=3",
                "(A:2,B:2):0 --random A=2,B=2,outputs=2",
                "(A:2,B:2):0 --xor var=2,samples=16",
                "(A:2):1 --fission inputs=3,outputs=2")) {
            commands.add("predict -a " + problem);
            commands.add("simulate -a " + problem + SMALL);
            if (!problem.contains("outputs=2")) {
                commands.add("saddles -a " + problem.replaceAll(" --times \\S+", ""));
            }
        }
        commands.add("predict -a (A:1,B:1):2 --toy ratio=2,rho=0 --u0 2");
        commands.add("predict -a (A:2,B:2):0 --toy ratio=2,rho=0.5 --init gaussian-std --width 3");
        commands.add("predict -a (A:2,B:2):0 --xor var=2 --u0 2 --activation relu");
        commands.add(
                "predict -a (A:2,B:2):0 --target xA+xB1*xB2*xB3;samples=40,inputs.B=signs --activation relu --init he --width 3");
        commands.add("predict -a (A:1,B:1):1 --toy ratio=2,rho=0 --u0 0.01 --activation leaky-relu --slope 0.5");
        commands.add("predict -a (A:3,B:2):1 --toy ratio=2,rho=0.5 --init he --width 3 --u0 0.01");
        commands.add("predict -a (A:2,B:2):0 --random A=3,B=2,outputs=2 --rank 1 --times 1,2");
        commands.add("simulate -a (A:2,B:2):0 --toy ratio=2,rho=0.5 --seeds 2" + SMALL);
        commands.add("simulate -a (A:2,B:2):0 --toy ratio=2,rho=0.5 --seeds 1 --method flow --width 2");
        commands.add("simulate -a (A:2,B:2):0 --xor var=2,samples=8 --activation relu" + SMALL);
        commands.add(
                "validate -a (A:2,B:2):0 --toy ratio=3,rho=-0.6 --u0 0.1 --network name=one,width=2,maxTime=9,method=flow");
        return commands.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyNullHasAWarning(String command) throws JsonProcessingException {
        Run run = Run.of((command + " --json").split(" "));
        assertTrue(run.code() <= 1, run.err());
        requireReasons(new ObjectMapper().readTree(run.out()), "");
    }

    private static void requireReasons(JsonNode scope, String place) {
        List<String> nulls = new ArrayList<>();
        List<JsonNode> inner = new ArrayList<>();
        nulls(scope, "", nulls, inner);
        for (String path : nulls) {
            assertNotEquals(NullReasons.UNKNOWN, NullReasons.reason(path), place + path + " has no reason of its own");
            List<String> named = new ArrayList<>();
            scope.path("warnings").forEach(warning -> {
                String modality = path.substring(path.lastIndexOf('.') + 1);
                if (warning.asText().contains(path)
                        || (path.startsWith("halfTimes.") && warning.asText().contains(modality + " "))) {
                    named.add(warning.asText());
                }
            });
            assertTrue(!named.isEmpty(), place + path + " is null, warnings are " + scope.path("warnings"));
        }
        inner.forEach(object -> requireReasons(object, place + "inside, "));
        assertEquals(
                scope.path("warnings").size(),
                scope.path("warnings").isMissingNode() ? 0 : texts(scope).size());
    }

    private static List<String> texts(JsonNode scope) {
        List<String> texts = new ArrayList<>();
        scope.path("warnings").forEach(warning -> texts.add(warning.asText()));
        return texts.stream().distinct().toList();
    }

    private static void nulls(JsonNode node, String path, List<String> nulls, List<JsonNode> inner) {
        if (node.isNull()) {
            nulls.add(path);
        } else if (!path.isEmpty() && node.isObject() && node.has("warnings")) {
            inner.add(node);
        } else if (node.isArray()) {
            node.forEach(item -> nulls(item, path + "[]", nulls, inner));
        } else if (node.isObject()) {
            node.properties().forEach(entry -> {
                String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                nulls(entry.getValue(), below, nulls, inner);
            });
        }
    }
}
