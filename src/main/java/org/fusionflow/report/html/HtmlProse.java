package org.fusionflow.report.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.mathml.Mathml;

/** Running text as HTML. */
final class HtmlProse {
    private static final Pattern CLOSING = Pattern.compile("[.,;:)!?]+");

    private final Anchors anchors;

    HtmlProse(Anchors anchors) {
        this.anchors = anchors;
    }

    String of(Prose prose) {
        StringBuilder html = new StringBuilder();
        String pending = "";
        for (Prose.Part part : prose.parts()) {
            String own = of(part);
            Matcher closing = CLOSING.matcher(pending.isEmpty() ? "" : own);
            if (closing.lookingAt()) {
                // A browser may break a line between a formula and the full stop behind it.
                html.append("<span class=\"whole\">")
                        .append(pending)
                        .append(closing.group())
                        .append("</span>");
                own = own.substring(closing.end());
                pending = "";
            }
            html.append(pending);
            pending = part instanceof Prose.Inset ? own : "";
            html.append(part instanceof Prose.Inset ? "" : own);
        }
        return html.append(pending).toString();
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
                ? "<a href=\"" + Html.escaped(link.address()) + "\" rel=\"noreferrer\">" + Html.escaped(link.text())
                        + "</a>"
                : Html.escaped(link.text());
    }
}
