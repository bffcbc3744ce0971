package org.fusionflow.explore.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.explore.network.OverlayRun;
import org.fusionflow.report.chart.ChartGrid;
import org.fusionflow.report.chart.Panel;
import org.fusionflow.report.document.Plot;
import org.fusionflow.report.page.FigureFile;
import org.fusionflow.report.takeaway.FigureNumbers;
import org.fusionflow.study.draft.StudyDraft;

/** What a reader takes along from a view: a study, a figure, its numbers. */
public final class SavedView {
    private static final String NAME = "explore";
    /** Two columns of a page: 183 mm in points. */
    private static final double WIDTH = 519;

    private static final double ROW = 165;

    private final View view;
    private final Scales scales;
    private final Optional<RatioCurve> curve;

    public SavedView(View view, Scales scales, Optional<RatioCurve> curve) {
        this.view = view;
        this.scales = scales;
        this.curve = curve;
    }

    /**
     * The study of this problem with the networks that are shown, or else the default ones, as {@code report --save-study} writes it.
     *
     * @param folder that names of files in it are relative to
     */
    public String study(Path folder) {
        Map<String, Value> networks = new LinkedHashMap<>();
        for (OverlayRun run : view.runs()) {
            String text = run.network().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(setting -> setting.getKey() + "=" + setting.getValue())
                    .collect(Collectors.joining(","));
            networks.put("run" + run.id(), OptionValue.of("network run" + run.id(), text));
        }
        return new StudyDraft(
                        NAME,
                        view.asked().problem(),
                        view.asked().source(),
                        view.asked().preparation(),
                        networks)
                .yaml(folder);
    }

    private Map<String, Panel> figures() {
        Map<String, Panel> figures = new LinkedHashMap<>(new ViewFigures(view, scales).all());
        curve.ifPresent(known -> figures.put("ratio", known.figure(view)));
        return figures;
    }

    /** All charts as one SVG file. */
    public String figure() {
        List<Panel> figures = new ArrayList<>(figures().values());
        int rows = (figures.size() + 1) / 2;
        return FigureFile.svg(
                new ChartGrid(figures, 2, List.of()),
                "fusionflow explore: " + view.asked().name(),
                WIDTH,
                ROW * rows);
    }

    /** The numbers of all charts as a table, as reports give their figures' numbers away; its panels have the names of the page. */
    public String numbers() {
        Map<String, List<Plot>> plots = new LinkedHashMap<>();
        figures().forEach((name, figure) -> plots.put(name, figure.plots(WIDTH, ROW)));
        return FigureNumbers.csv(plots);
    }
}
