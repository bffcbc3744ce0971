package org.fusionflow.report.study.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.report.document.Prose;

/** Appends the files of studies, so that a document alone is enough to make it again. */
public final class SourceAppendix {
    private SourceAppendix() {}

    public static void write(List<StudySource> sources, Manuscript manuscript) {
        manuscript.appendix(sources.size() == 1 ? "The study file" : "The study files");
        for (StudySource source : sources) {
            Prose text = Prose.of("")
                    .code(source.name() + ".yaml")
                    .text(", SHA-256 ")
                    .code(source.hash())
                    .text(sources.size() == 1 ? ". With this text in a file, " : ":");
            if (sources.size() == 1) {
                text = text.code("fusionflow report " + (source.isQuick() ? "--quick " : "") + source.name() + ".yaml")
                        .text(" makes this document again.");
            }
            manuscript.leadIn(text);
            manuscript.listing(source.text());
            files(source, manuscript);
        }
    }

    private static void files(StudySource source, Manuscript manuscript) {
        if (source.files().isEmpty()) {
            return;
        }
        manuscript.leadIn(Prose.of("It reads:"));
        List<Prose> items = new ArrayList<>();
        for (Map.Entry<String, String> file : source.files().entrySet()) {
            Prose item = Prose.of("").code(file.getKey());
            items.add(file.getValue().isEmpty() ? item : item.text(", SHA-256 ").code(file.getValue()));
        }
        manuscript.bullets(items);
    }
}
