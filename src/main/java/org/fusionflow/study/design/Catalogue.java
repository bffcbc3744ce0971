package org.fusionflow.study.design;

import java.util.Optional;
import org.fusionflow.study.design.column.QuantityCatalogue;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.problem.ProblemTemplate;

/** Lists the quantities that a study may use, and computes those on which the settings of its networks depend. */
public interface Catalogue extends QuantityCatalogue {
    /** The problem of a point, with the columns of theory that settings of networks may use; empty if the point has no network. */
    Optional<ProblemTemplate.AtPoint> at(Study study, StudyGrid.Point point);
}
