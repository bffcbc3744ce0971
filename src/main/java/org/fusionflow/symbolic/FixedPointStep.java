package org.fusionflow.symbolic;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;

/** The statement of all fixed points, tag [FT-7]. */
final class FixedPointStep {
    private FixedPointStep() {}

    static Step of(FusionTree tree, FixedPoints fixedPoints) {
        List<String> tex = new ArrayList<>();
        tex.add(
                "w_S=\\Sigma_{yx_S}\\Sigma_{SS}^{-1},\\quad w_{m\\notin S}=0,\\qquad"
                        + "\\mathcal{L}_S=\\tfrac12\\left(\\sigma_{yy}-\\Sigma_{yx_S}\\Sigma_{SS}^{-1}\\Sigma_{yx_S}^{\\top}\\right)");
        StringBuilder text = new StringBuilder();
        for (FixedPoint point : fixedPoints.points()) {
            text.append(text.length() == 0 ? "" : "; ")
                    .append(point.set())
                    .append(" (")
                    .append(point.kind())
                    .append(point.condition().isEmpty() ? "" : ", exists for " + point.condition())
                    .append(")");
            tex.add("\\mathcal{L}_{" + texSet(point) + "}=" + point.loss().tex());
        }
        return new Step(
                "FT-7",
                "Fixed points",
                "Fixed points are described by the learned set S: w_S = Sigma_yxS pinv(Sigma_SS), 0 elsewhere. Admissible are exactly: "
                        + text + ". Losses are written for one input a modality.",
                tex,
                fixedPoints.checks());
    }

    static String texSet(FixedPoint point) {
        return point.learned().isEmpty() ? "\\emptyset" : "\\{" + String.join(",", point.learned()) + "\\}";
    }
}
