package org.fusionflow.explore.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.page.FigureFile;

/** A figure as an SVG element that can stand beside others in a page, and needs no style of its own: a strict content policy allows none. */
final class InlineSvg {
    private static final Pattern STYLE = Pattern.compile(" style='([^']*)'");
    private static final Pattern SIZE = Pattern.compile(" width='[^']*' height='[^']*'");
    private static final Pattern TITLE = Pattern.compile("<title>.*?</title>", Pattern.DOTALL);

    private InlineSvg() {}

    /**
     * @param name of the figure, which keeps the names inside it apart from those of other figures: letters only
     */
    static String of(Figure figure, String name, double width, double height) {
        String file = FigureFile.svg(figure, name, width, height);
        String element = file.substring(file.indexOf("<svg"));
        int opened = element.indexOf('>') + 1;
        String head = SIZE.matcher(element.substring(0, opened)).replaceFirst(" role='img' focusable='false'");
        String body = TITLE.matcher(element.substring(opened)).replaceFirst("");
        return head + attributes(named(body, name)).strip();
    }

    private static String named(String body, String name) {
        return body.replace("id='", "id='" + name + "-").replace("url(#", "url(#" + name + "-");
    }

    /** What is in style attributes as attributes of its own, which a content policy does not restrict. */
    private static String attributes(String body) {
        Matcher styles = STYLE.matcher(body);
        StringBuilder out = new StringBuilder(body.length());
        while (styles.find()) {
            StringBuilder attributes = new StringBuilder();
            for (String part : styles.group(1).split(";", -1)) {
                int colon = part.indexOf(':');
                if (colon > 0) {
                    attributes
                            .append(' ')
                            .append(part.substring(0, colon).strip())
                            .append("='")
                            .append(part.substring(colon + 1).strip())
                            .append('\'');
                }
            }
            styles.appendReplacement(out, Matcher.quoteReplacement(attributes.toString()));
        }
        return styles.appendTail(out).toString();
    }
}
