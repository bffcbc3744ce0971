package org.fusionflow.report.diagram;

import java.util.List;
import java.util.Optional;
import org.fusionflow.report.chart.look.PointKind;

/**
 * A fixed point of a {@link SaddleDrawing}.
 *
 * @param learned names of the modalities that are learned there
 * @param loss at the fixed point, finite
 * @param kind empty for a start that is no fixed point
 * @param onPath true if the predicted path passes it
 */
public record SaddleNode(List<String> learned, double loss, Optional<PointKind> kind, boolean onPath) {
    public SaddleNode {
        learned = List.copyOf(learned);
        if (!Double.isFinite(loss)) {
            throw new IllegalArgumentException("loss " + loss + " at " + learned + ": expected a finite number");
        }
    }
}
