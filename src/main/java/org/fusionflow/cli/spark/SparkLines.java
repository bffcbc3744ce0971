package org.fusionflow.cli.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.run.FinishedJob;

/** What this process and the workers on executors write to each other: one JSON object a line, without line feeds inside. */
final class SparkLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SparkLines() {}

    /**
     * A study that workers read.
     *
     * @param file its absolute path, which paths inside are relative to
     * @param text of the file
     * @param isQuick true for its quick form
     * @param identity of the study with all data, {@link org.fusionflow.study.run.StudyJobs#identity}
     */
    record GivenStudy(Path file, String text, boolean isQuick, String identity) {}

    /**
     * What one task of Spark computes.
     *
     * @param study index of the study
     * @param jobs numbers of its jobs
     */
    record Task(int study, List<Integer> jobs) {
        Task {
            jobs = List.copyOf(jobs);
        }
    }

    /** A job that a worker finished, of the study with this index. */
    record Answer(int study, FinishedJob job) {}

    static String of(List<GivenStudy> studies) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        studies.forEach(study -> array.addObject()
                .put("file", study.file().toString())
                .put("text", study.text())
                .put("quick", study.isQuick())
                .put("identity", study.identity()));
        return text(array);
    }

    static List<GivenStudy> studies(String line) {
        List<GivenStudy> studies = new ArrayList<>();
        for (JsonNode one : node(line)) {
            studies.add(new GivenStudy(
                    Path.of(one.path("file").asText()),
                    one.path("text").asText(),
                    one.path("quick").asBoolean(),
                    one.path("identity").asText()));
        }
        return studies;
    }

    static String of(Task task) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("study", task.study());
        task.jobs().forEach(object.putArray("jobs")::add);
        return text(object);
    }

    static Task task(String line) {
        JsonNode object = node(line);
        List<Integer> jobs = new ArrayList<>();
        object.path("jobs").forEach(job -> jobs.add(job.intValue()));
        return new Task(object.path("study").intValue(), jobs);
    }

    static String of(Answer answer) {
        FinishedJob job = answer.job();
        return text(JsonNodeFactory.instance
                .objectNode()
                .put("study", answer.study())
                .put("job", job.job())
                .put("outcome", job.outcome())
                .put("csv", job.csv())
                .put("nanos", job.nanos()));
    }

    /** What kept a worker from finishing a job: a mistake in the study, numbers that end it, or a mistake of the program. */
    static String of(RuntimeException problem, String message) {
        String kind = problem instanceof InvalidInput
                ? "refused"
                : problem instanceof NumericalFailure ? "failed" : "mistake";
        return text(JsonNodeFactory.instance.objectNode().put(kind, message));
    }

    /**
     * Reads what a worker wrote.
     *
     * @throws InvalidInput if it refused the study
     * @throws NumericalFailure if the study ends there
     */
    static Answer answer(String line) {
        JsonNode object = node(line);
        if (object.has("refused")) {
            throw new InvalidInput(object.path("refused").asText());
        }
        if (object.has("failed")) {
            throw new NumericalFailure(object.path("failed").asText());
        }
        if (!object.path("csv").isTextual()) {
            throw new IllegalStateException(
                    "on an executor: " + object.path("mistake").asText(line));
        }
        return new Answer(
                object.path("study").intValue(),
                new FinishedJob(
                        object.path("job").intValue(),
                        object.path("outcome").asText(),
                        object.path("csv").asText(),
                        object.path("nanos").longValue()));
    }

    private static JsonNode node(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("not a line of this program: " + line, malformed);
        }
    }

    private static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
