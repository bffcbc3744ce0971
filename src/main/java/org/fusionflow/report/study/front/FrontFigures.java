package org.fusionflow.report.study.front;

import java.util.Optional;
import org.fusionflow.report.diagram.FusionDrawing;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.Subject;

/** Adds the drawings of the first page: network and fixed points side by side, and the phases of learning below. */
public final class FrontFigures {
    /** Height of the fixed points, which need no more than the tree of a few modalities. */
    private static final double LEAST_HEIGHT = 94;

    /** Width of one of two drawings side by side. */
    private static final double HALF = 214;

    private static final double MOST_HEIGHT = 420;
    /** Least height of a tree that stands alone. */
    private static final double ALONE = 62;

    private FrontFigures() {}

    public static void write(Subject subject, Manuscript manuscript) {
        FusionDrawing tree = Drawings.tree(subject);
        Optional<Drawings.Saddles> saddles = Drawings.saddles(subject);
        double height = Math.min(MOST_HEIGHT, Math.max(saddles.isPresent() ? LEAST_HEIGHT : ALONE, tree.height()));
        boolean beside = saddles.isPresent() && tree.isLegible(HALF);
        Prose caption = treeWords(subject, beside);
        if (saddles.isPresent() && !beside) {
            manuscript.figure(caption, Math.max(ALONE, tree.height()), tree);
            manuscript.figure(
                    Prose.of("Fixed points of the reduced flow").append(saddleWords(saddles.get())),
                    LEAST_HEIGHT,
                    saddles.get().drawing());
        } else if (saddles.isPresent()) {
            manuscript.figure(
                    caption.append(saddleWords(saddles.get())),
                    height,
                    tree,
                    saddles.get().drawing());
        } else {
            manuscript.figure(caption, height, tree);
        }
        Phases.Chart phases = Phases.of(subject);
        manuscript.figure(phaseWords(subject, phases), phases.bands().height(), phases.bands());
    }

    private static Prose treeWords(Subject subject, boolean beside) {
        String inputs = subject.isScalar() ? "" : " (in parentheses: inputs)";
        return Prose.of("Network with the layers of each edge" + inputs
                + (beside ? ", and fixed points of the reduced flow" : "."));
    }

    private static Prose saddleWords(Drawings.Saddles saddles) {
        int hidden = saddles.hidden();
        return Prose.of("; the predicted path is thick."
                + (hidden == 0
                        ? ""
                        : " Not drawn: " + hidden + (hidden == 1 ? " fixed point" : " fixed points")
                                + " more than one step from the path."));
    }

    private static Prose phaseWords(Subject subject, Phases.Chart phases) {
        boolean several = subject.networks().stream()
                .anyMatch((Ensemble network) -> network.results().size() > 1);
        return Prose.of("Phases: the darker, the more modalities are half learned"
                + (several ? "; marks are means over seeds, bars ranges." : ".")
                + (phases.hidden() == 0
                        ? ""
                        : " Not drawn for want of room: " + phases.hidden()
                                + (phases.hidden() == 1 ? " network." : " networks.")));
    }
}
