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
        DerivationSteps.of(subject).orElseThrow().write(remark(subject), manuscript);
    }

    static Set<Integer> learned(Subject subject, FixedPoint point) {
        Set<Integer> learned = new HashSet<>();
        point.learned().forEach(name -> learned.add(subject.names().indexOf(name)));
        return learned;
    }

    /** Of whose training the derivation is, where the networks' is another. */
    private static String remark(Subject subject) {
        String remark = "";
        if (subject.hasNonlinear()) {
            remark +=
                    " It is about the linear network of this architecture; none of it is claimed for a nonlinear one.";
        }
        if (!subject.problem().remedies().isNone()) {
            remark += " It is about plain training; the numbers of this report are those under the remedies.";
        }
        return remark;
    }
}
