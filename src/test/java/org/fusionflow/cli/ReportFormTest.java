package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options {@code --format}, {@code --figures} and {@code --figure-width} of {@code report} and {@code reproduce}. */
class ReportFormTest {
    private static final String STUDY = """
            name: small
            architecture: (A:2,B:2):0
            data: {toy: {ratio: $ratio, rho: 0}}
            u0: 0.1
            axes: {ratio: [1.5, 2, 3]}
            quantities: [timeRatio]
            figures:
              - {title: Time ratio, x: ratio, y: timeRatio}
            """;

    @TempDir
    private Path folder;

    private String study = "";

    @BeforeEach
    void writeStudy() throws IOException {
        study = Files.writeString(folder.resolve("study.yaml"), STUDY).toString();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode json(Run run) throws IOException {
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void theDocumentNamesPdfWithPagesOrHtmlWithout() throws IOException {
        JsonNode pdf = json(Run.of("report", study, "-o", at("a.pdf"), "--json"));
        assertEquals(List.of("pdf", "pages", "figures", "holds", "checks", "warnings"), keys(pdf));
        JsonNode html = json(Run.of("report", study, "-o", at("a.html"), "--json"));
        assertEquals(List.of("html", "figures", "holds", "checks", "warnings"), keys(html));
        assertEquals(at("a.html"), html.get("html").asText());
        assertEquals(pdf.get("figures"), html.get("figures"));
        assertTrue(Files.readString(folder.resolve("a.html")).startsWith("<!DOCTYPE html>"));
        JsonNode all = json(Run.of("reproduce", study, "-o", at("all"), "--format", "html", "--json"));
        assertEquals(List.of("studies", "html", "warnings"), keys(all));
        assertTrue(Files.exists(folder.resolve("all/reproduction.html")));
        assertFalse(Files.exists(folder.resolve("all/reproduction.pdf")));
    }

    @Test
    void theFormatMayBeAskedForOrReadFromTheName() throws IOException {
        assertEquals(
                0, Run.of("report", study, "-o", at("b"), "--format", "html").code());
        assertTrue(Files.readString(folder.resolve("b")).startsWith("<!DOCTYPE html>"));
        assertEquals(0, Run.of("report", study, "-o", at("again.htm")).code());
        assertEquals(Files.readString(folder.resolve("b")), Files.readString(folder.resolve("again.htm")));
        for (String[] wrong :
                new String[][] {{"b.pdf", "html"}, {"b.html", "pdf"}, {"b.HTM", "pdf"}, {"b", "svg"}, {"b", "HTML "}}) {
            Run run = Run.of("report", study, "-o", at(wrong[0]), "--format", wrong[1]);
            assertEquals(2, run.code());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().contains("--format"), run.err());
        }
    }

    @Test
    void figuresHaveTheirFilesInTheFolder() throws IOException {
        JsonNode document = json(Run.of(
                "report",
                study,
                "-o",
                at("c.html"),
                "--figures",
                at("deep/figures"),
                "--figure-width",
                "183",
                "--json"));
        List<String> files = new ArrayList<>();
        document.get("figureFiles").forEach(file -> files.add(file.asText()));
        assertEquals(
                Stream.of(".pdf", ".svg", ".csv", ".py")
                        .map(end -> at("deep/figures/figure-01-time-ratio" + end))
                        .toList(),
                files);
        files.forEach(file -> assertTrue(Files.exists(Path.of(file)), file));
        String csv = Files.readString(folder.resolve("deep/figures/figure-01-time-ratio.csv"));
        assertTrue(csv.startsWith("panel,series,kind,x,y,error,low,high,value\n1,"), csv);
        assertEquals(4, csv.lines().count(), csv);
        Run text = Run.of("reproduce", study, "-o", at("all"), "--figures", at("more"));
        assertEquals(0, text.code(), text.err());
        assertTrue(text.out().contains(at("more") + ": 4 files of 1 figures"), text.out());
    }

    @Test
    void foldersAndWidthsThatCannotBeAreRefusedBeforeTheWork() throws IOException {
        for (List<String> wrong : List.of(
                List.of("--figures", study),
                List.of("--figures", study + "/below"),
                List.of("--figures", at("new"), "--figure-width", "90"),
                List.of("--figure-width", "89"))) {
            List<String> command = new ArrayList<>(List.of("report", study, "-o", at("d.pdf")));
            command.addAll(wrong);
            Run run = Run.of(command.toArray(String[]::new));
            assertEquals(2, run.code(), wrong.toString());
            assertEquals(1, run.err().lines().count(), run.err());
            assertFalse(Files.exists(folder.resolve("d.pdf")), wrong.toString());
        }
        assertEquals(STUDY, Files.readString(folder.resolve("study.yaml")));
    }
}
