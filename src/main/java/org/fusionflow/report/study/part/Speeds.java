package org.fusionflow.report.study.part;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;

/** Explains how fast each modality starts, and what is left for the others when the first is learned. */
final class Speeds {
    private Speeds() {}

    static Prose words(Subject subject) {
        boolean alone = subject.names().size() == 1;
        Prose text = Prose.of(alone ? "The correlation norm " : "The correlation norms ")
                .math("s_m=\\lVert\\Sigma_{yx_m}\\rVert")
                .text(
                        subject.moments().outputs() == 1
                                ? (alone ? " is " : " are ")
                                : ", largest singular values, are ");
        List<Integer> order = subject.order();
        for (int i = 0; i < order.size(); i++) {
            int m = order.get(i);
            text = text.text(i == 0 ? "" : i == order.size() - 1 ? " and " : ", ")
                    .math(Subject.indexed("s", subject.names().get(m)) + "="
                            + Rounded.tex(subject.moments().speed(m)));
        }
        if (alone) {
            return text.text(".");
        }
        text = text.text(learned(subject));
        boolean early = subject.two().map(two -> two.fusion().value() == 1).orElse(false);
        if (early) {
            return text.text(" With early fusion there is no saddle at which only one modality is learned.");
        }
        return subject.prediction().plateau().isEmpty() ? text : text.append(residuals(subject));
    }

    private static String learned(Subject subject) {
        List<Integer> bySpeed = new ArrayList<>(subject.order());
        bySpeed.sort((a, b) ->
                Double.compare(subject.moments().speed(b), subject.moments().speed(a)));
        String known = bySpeed.get(0).equals(subject.order().get(0)) ? ", so " : "; still, ";
        return known + subject.first() + " is learned first.";
    }

    /** Describes the residuals of the modalities that are not learned on the first plateau. */
    private static Prose residuals(Subject subject) {
        var saddle = subject.prediction().plateau().orElseThrow();
        Prose text = Prose.of(" Where only " + Subject.list(saddle.learned().names()) + " "
                + (saddle.learned().size() == 1 ? "is" : "are") + " learned, ");
        List<Integer> open = subject.order().stream()
                .filter(m -> !saddle.learned().contains(m))
                .toList();
        for (int i = 0; i < open.size(); i++) {
            int m = open.get(i);
            double residual = subject.moments()
                    .modalities()
                    .block(saddle.point().residual(), m)
                    .norm();
            String name = subject.names().get(m);
            text = text.text((i == 0 ? "the residual of " : i == open.size() - 1 ? " and that of " : ", that of ")
                            + name + " has the norm ")
                    .math("\\lVert " + Subject.indexed("e", name) + "\\rVert=" + Rounded.tex(residual));
        }
        return text.text(".");
    }
}
