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
    private static final double LEAST_HEIGHT = 118;

    private static final double MOST_HEIGHT = 420;
    /** Least height of a tree that stands alone. */
    private static final double ALONE = 62;

    private FrontFigures() {}

    public static void write(Subject subject, Manuscript manuscript) {
        FusionDrawing tree = Drawings.tree(subject);
        Optional<Drawings.Saddles> saddles = Drawings.saddles(subject);
        double height = Math.min(MOST_HEIGHT, Math.max(saddles.isPresent() ? LEAST_HEIGHT : ALONE, tree.height()));
        Prose caption = treeWords(subject, saddles.isPresent());
        if (saddles.isPresent()) {
            manuscript.figure(
                    caption.append(saddleWords(saddles.get())), height, tree, saddles.get().drawing());
        } else {
            manuscript.figure(caption, height, tree);
        }
        Phases.Chart phases = Phases.of(subject);
        manuscript.figure(phaseWords(subject, phases), phases.bands().height(), phases.bands());
    }

    private static Prose treeWords(Subject subject, boolean beside) {
        Prose text = Prose.of((beside ? "Left: the network " : "The network "))
                .code(subject.tree().newick())
                .text("; numbers at its edges are layers");
        boolean scalar = subject.isScalar();
        return text.text(
                scalar
                        ? subject.names().size() == 1 ? ", it has one input." : ", each modality has one input."
                        : ", those in parentheses inputs.");
    }

    private static Prose saddleWords(Drawings.Saddles saddles) {
        int hidden = saddles.hidden();
        return Prose.of(" Right: fixed points of the reduced flow and their exits; the predicted path is thick."
                + (hidden == 0
                        ? ""
                        : " Not drawn: " + hidden + (hidden == 1 ? " fixed point" : " fixed points")
                                + " more than one step from the path."));
    }

    private static Prose phaseWords(Subject subject, Phases.Chart phases) {
        boolean several = subject.networks().stream()
                .anyMatch((Ensemble network) -> network.results().size() > 1);
        return Prose.of("Phases of learning: a band is darker the more modalities are half learned."
                + (several ? " Several seeds are shown by the mean, and by bars below from the first to the last seed." : "")
                + (phases.hidden() == 0
                        ? ""
                        : " Not drawn for want of room: " + phases.hidden()
                                + (phases.hidden() == 1 ? " network." : " networks.")));
    }
}
