package org.fusionflow.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fusionflow.cli.option.ProjectFiles;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.Text;
import org.fusionflow.study.Comparison;
import org.fusionflow.study.Comparison.Agrees;
import org.fusionflow.study.Comparison.Differs;
import org.fusionflow.study.Comparison.NotComparable;
import org.fusionflow.study.Criterion;
import org.fusionflow.study.Study;
import org.fusionflow.study.StudyFile;
import org.fusionflow.study.StudyResult;
import org.fusionflow.study.StudyRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code validate}: runs studies and checks their tolerances. */
@Command(
        name = "validate",
        description = "Runs studies, theory against full simulation, and checks their tolerances.",
        mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.yaml", arity = "0..*", description = "Studies (default: all of validation/).")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        List<Path> chosen = files.isEmpty() ? ProjectFiles.studies() : files;
        List<Study> studies = chosen.stream().map(StudyFile::read).toList();
        ObjectNode document = Json.object();
        ArrayNode array = document.putArray("studies");
        boolean all = true;
        for (Study study : studies) {
            StudyResult result;
            try (ProgressLine progress = new ProgressLine()) {
                result = StudyRun.of(study, progress);
            }
            all &= result.holds();
            ObjectNode node = array.addObject();
            node.put("name", study.name());
            node.put("holds", result.holds());
            ArrayNode checks = node.putArray("checks");
            if (!json) {
                System.out.println(study.name() + ": " + (result.holds() ? "holds" : "DOES NOT HOLD"));
            }
            List<Comparison> comparisons = result.comparisons();
            for (int i = 0; i < comparisons.size(); i++) {
                add(checks.addObject(), study.criteria().get(i), comparisons.get(i));
            }
        }
        if (json) {
            Json.print(document);
        }
        return all ? ExitCode.DONE : ExitCode.DID_NOT_HOLD;
    }

    private void add(ObjectNode node, Criterion criterion, Comparison comparison) {
        String outcome;
        node.put("name", criterion.name());
        if (comparison instanceof Agrees agrees) {
            Json.put(node, "value", agrees.value());
            outcome = Text.number(agrees.value()) + " holds";
        } else if (comparison instanceof Differs differs) {
            Json.put(node, "value", differs.value());
            outcome = Text.number(differs.value()) + " DOES NOT HOLD";
        } else {
            String reason = ((NotComparable) comparison).reason();
            node.putNull("value");
            node.put("notComparable", reason);
            outcome = "not comparable: " + reason;
        }
        if (criterion.least() > 0) {
            node.putArray("bound").add(criterion.least()).add(criterion.most());
        } else {
            node.put("bound", criterion.most());
        }
        node.put("holds", comparison.holds());
        if (!json) {
            String bound = criterion.least() > 0
                    ? Text.number(criterion.least()) + " to " + Text.number(criterion.most())
                    : "at most " + Text.number(criterion.most());
            System.out.println("  " + criterion.name() + ": " + outcome + " (" + bound + ")");
        }
    }
}
