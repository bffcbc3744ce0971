package org.fusionflow.report.html;

import java.util.stream.Collectors;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.mathml.Mathml;

/** Running text as HTML. */
final class HtmlProse {
    private final Anchors anchors;

    HtmlProse(Anchors anchors) {
        this.anchors = anchors;
    }

    String of(Prose prose) {
        return prose.parts().stream().map(this::of).collect(Collectors.joining());
    }

    private String of(Prose.Part part) {
        if (part instanceof Prose.Words words) {
            String text = Html.escaped(words.text());
            return switch (words.emphasis()) {
                case PLAIN -> text;
                case ITALIC -> "<em>" + text + "</em>";
                case BOLD -> "<strong>" + text + "</strong>";
                case CODE -> "<code>" + text + "</code>";
            };
        }
        if (part instanceof Prose.Inset inset) {
            return Mathml.inline(inset.formula());
        }
        if (part instanceof Prose.Reference reference) {
            String text = Html.escaped(reference.label().text());
            return anchors.id(reference.label())
                    .map(id -> "<a href=\"#" + id + "\">" + text + "</a>")
                    .orElse(text);
        }
        Prose.Link link = (Prose.Link) part;
        // A page leads to the web, and runs nothing.
        return link.address().matches("(?i)https?://.*")
                ? "<a href=\"" + Html.escaped(link.address()) + "\" rel=\"noreferrer\">" + Html.escaped(link.text()) + "</a>"
                : Html.escaped(link.text());
    }
}
