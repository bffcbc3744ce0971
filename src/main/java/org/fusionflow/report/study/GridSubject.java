package org.fusionflow.report.study;

import java.util.List;
import java.util.Map;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.design.FigureSpec;
import org.fusionflow.study.design.StudyTable;

/**
 * A study with axes and what came of it, as its report tells it.
 *
 * @param name of the study
 * @param title for people
 * @param question what it asks; may be empty
 * @param settings what is held fixed and what varies, in the order of the study file
 * @param figures to be drawn, in order
 * @param tables that the figures are drawn from
 * @param checks with their outcomes
 */
public record GridSubject(
        String name,
        String title,
        String question,
        List<Setting> settings,
        List<FigureSpec> figures,
        Map<FigureSpec.Source, StudyTable> tables,
        List<CheckResult> checks) {
    public GridSubject {
        settings = List.copyOf(settings);
        figures = List.copyOf(figures);
        tables = Map.copyOf(tables);
        checks = List.copyOf(checks);
    }

    /** A key of the study file and its value in words. */
    public record Setting(String key, String value) {}

    /** False only where something is wrong. */
    public boolean isFine() {
        return checks.stream().allMatch(CheckResult::isFine);
    }

    /** Rows of the table of points. */
    int points() {
        StudyTable points = tables.get(FigureSpec.Source.POINTS);
        return points == null ? 0 : points.size();
    }

    long count(CheckResult.Verdict verdict) {
        return checks.stream().filter(check -> check.verdict() == verdict).count();
    }
}
