package org.fusionflow.report.study;

import java.util.List;
import java.util.Map;
import org.fusionflow.expression.Sentence;
import org.fusionflow.report.study.manuscript.StudySource;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;
import org.fusionflow.study.design.figure.TableSpec;

/**
 * The content of the report of a study with axes.
 *
 * @param name of the study
 * @param title for output
 * @param question of the study; may be empty
 * @param settings fixed and varied settings, in the order of the study file
 * @param figures to be drawn, in order
 * @param listings tables to be shown, in order
 * @param tables from which the figures are drawn
 * @param checks with their outcomes
 * @param source what it was run from
 */
public record GridSubject(
        String name,
        String title,
        Sentence question,
        List<Setting> settings,
        List<FigureSpec> figures,
        List<TableSpec> listings,
        Map<FigureSpec.Source, StudyTable> tables,
        List<CheckResult> checks,
        StudySource source) {
    public GridSubject {
        settings = List.copyOf(settings);
        figures = List.copyOf(figures);
        listings = List.copyOf(listings);
        tables = Map.copyOf(tables);
        checks = List.copyOf(checks);
    }

    /** A key of the study file and its value in words. */
    public record Setting(String key, String value) {}

    /** False if something is wrong. */
    public boolean isFine() {
        return checks.stream().allMatch(CheckResult::isFine);
    }

    /** Number of rows of the table of points. */
    int points() {
        StudyTable points = tables.get(FigureSpec.Source.POINTS);
        return points == null ? 0 : points.size();
    }

    long count(CheckResult.Verdict verdict) {
        return checks.stream().filter(check -> check.verdict() == verdict).count();
    }
}
