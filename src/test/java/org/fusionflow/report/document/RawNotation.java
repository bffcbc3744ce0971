package org.fusionflow.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Mathematics that is left in the words of a document as it was typed. Code, listings and formulas may look so. */
public final class RawNotation {
    private static final Pattern TYPED = Pattern.compile(
            "\\p{L}_[\\p{L}{]|\\^|sqrt\\(|<=|>=|\\d[eE][-−]?\\d|\\w\\[\\w|(?<=\\s|^)-\\d|\\b(?:rho|sigma|kappa|u0|inf|pinv)\\b|[\"']|\\$(?!\\{version)|·10|\\\\");

    private RawNotation() {}

    /** Places in the document with typed mathematics, with the words around them. */
    public static List<String> in(Document document) {
        List<String> found = new ArrayList<>(in(Prose.of(document.imprint().subtitle())));
        for (Block block : document.blocks()) {
            if (block instanceof Block.Heading heading) {
                found.addAll(in(Prose.of(heading.text())));
            } else if (block instanceof Block.Paragraph paragraph) {
                found.addAll(in(paragraph.prose()));
            } else if (block instanceof Block.Bullets bullets) {
                bullets.items().forEach(item -> found.addAll(in(item)));
            } else if (block instanceof Block.Tabular tabular) {
                found.addAll(in(tabular.caption()));
                tabular.table().columns().forEach(column -> found.addAll(in(column.heading())));
                tabular.table().rows().forEach(row -> row.forEach(cell -> found.addAll(in(cell))));
            } else if (block instanceof Block.Drawing drawing) {
                found.addAll(in(drawing.caption()));
            }
        }
        return found;
    }

    /** The same for one text. */
    public static List<String> in(Prose prose) {
        String words = prose.parts().stream()
                .filter(part -> part instanceof Prose.Words one && one.emphasis() != Prose.Emphasis.CODE)
                .map(part -> ((Prose.Words) part).text())
                .collect(Collectors.joining(" "));
        List<String> found = new ArrayList<>();
        Matcher typed = TYPED.matcher(words);
        while (typed.find()) {
            String around =
                    words.substring(Math.max(0, typed.start() - 30), Math.min(words.length(), typed.end() + 30));
            found.add("'" + typed.group() + "' in '" + around + "'");
        }
        return found;
    }
}
