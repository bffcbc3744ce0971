package org.fusionflow.reduced.alignment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;

/** A case of {@code relu.json}; source in {@code src/test/resources/reference/README.md}. */
public record ReferenceCase(JsonNode json) {
    /** Late fusion of two layers; all cases of the file are of this architecture. */
    public static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");

    public static Stream<ReferenceCase> all() throws IOException {
        try (InputStream in = ReferenceCase.class.getResourceAsStream("/reference/relu.json")) {
            List<ReferenceCase> cases = new ArrayList<>();
            new ObjectMapper()
                    .readTree(Objects.requireNonNull(in))
                    .get("cases")
                    .forEach(one -> cases.add(new ReferenceCase(one)));
            return cases.stream();
        }
    }

    public static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }

    public double slope() {
        return json.get("slope").asDouble();
    }

    public Samples samples() {
        JsonNode inputs = json.get("inputs");
        int a = inputs.get(0).get(0).size();
        int b = inputs.get(1).get(0).size();
        return Samples.of(
                new Modalities(List.of("A", "B"), List.of(a, b)), json.get("y").size(), 1, (p, x, y) -> {
                    System.arraycopy(numbers(inputs.get(0).get(p)), 0, x, 0, a);
                    System.arraycopy(numbers(inputs.get(1).get(p)), 0, x, a, b);
                    y[0] = json.get("y").get(p).asDouble();
                });
    }

    public RectifiedTask task() {
        return RectifiedTask.of(TREE, samples(), slope());
    }

    @Override
    public String toString() {
        return json.get("name").asText();
    }
}
