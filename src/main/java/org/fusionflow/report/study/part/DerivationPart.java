package org.fusionflow.report.study.part;

import java.util.HashSet;
import java.util.Set;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.symbolic.saddle.FixedPoint;

/** Writes the steps of the derivation with their verdicts, and the fixed points with their losses for these data. */
final class DerivationPart implements Part {
    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Derivation");
        if (subject.derivation().isEmpty()) {
            manuscript.paragraph(subject.whyNoDerivation());
            return;
        }
        DerivationSteps.of(subject)
                .orElseThrow()
                .write(
                        subject.hasNonlinear()
                                ? " It is about the linear network of this architecture; none of it is claimed for a"
                                        + " nonlinear one."
                                : "",
                        manuscript);
    }

    static Set<Integer> learned(Subject subject, FixedPoint point) {
        Set<Integer> learned = new HashSet<>();
        point.learned().forEach(name -> learned.add(subject.names().indexOf(name)));
        return learned;
    }
}
