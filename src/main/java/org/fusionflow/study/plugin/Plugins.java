package org.fusionflow.study.plugin;

import java.util.List;
import org.fusionflow.study.measure.MeasureCatalogue;
import org.fusionflow.study.measure.MeasurePlugin;
import org.fusionflow.study.measure.TheoryPlugin;

/** The list of plug-ins that study files may name. */
public final class Plugins {
    private static final List<MeasurePlugin> MEASURES =
            List.of(new RankOneMeasures(), new UnimodalPhase(), new SaddleVisit());
    private static final List<TheoryPlugin> THEORIES = List.of(
            new FirstGrowth(),
            new FittedStart(),
            new DrawnHalfTimes(),
            new DrawnErrors(),
            new PulledPhase(),
            new RectifiedUnits(),
            new SaddleVisit());

    /** All quantities that a study can measure. */
    public static final MeasureCatalogue CATALOGUE = new MeasureCatalogue(MEASURES, THEORIES);

    private Plugins() {}
}
