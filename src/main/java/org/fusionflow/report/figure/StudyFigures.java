package org.fusionflow.report.figure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fusionflow.expression.Sentence;
import org.fusionflow.report.page.FigureFile;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;
import org.fusionflow.study.run.StudyResult;

/** Writes the figures of a study to their own files. */
public final class StudyFigures {
    private StudyFigures() {}

    /** The tables of a result, by the source under which figures name them. */
    public static Map<FigureSpec.Source, StudyTable> tables(StudyResult result) {
        Map<FigureSpec.Source, StudyTable> tables = new EnumMap<>(FigureSpec.Source.class);
        tables.put(FigureSpec.Source.POINTS, result.points());
        tables.put(FigureSpec.Source.RUNS, result.runs());
        result.curves().ifPresent(curves -> tables.put(FigureSpec.Source.CURVES, curves));
        result.units().ifPresent(units -> tables.put(FigureSpec.Source.UNITS, units));
        return tables;
    }

    /** The files of the figures of a study, as {@link #write} names them. */
    public static List<Path> files(Study study, Path target) {
        return IntStream.rangeClosed(1, study.figures().size())
                .mapToObj(number -> numbered(target, number))
                .toList();
    }

    /**
     * A figure in its own file.
     *
     * @param warnings what is not seen in it as it was meant
     */
    public record Written(Path file, List<String> warnings) {}

    /**
     * Writes the first figure to a file, the second to a file with -2 after its name, and so on.
     *
     * @param target ends in .svg or .pdf
     * @return the figures in order
     */
    public static List<Written> write(StudyResult result, Path target) {
        List<Written> files = new ArrayList<>();
        for (FigureSpec spec : result.study().figures()) {
            StudyFigure figure = StudyFigure.of(spec, tables(result));
            Path file = numbered(target, files.size() + 1);
            String title = figure.title().isEmpty() ? result.study().title() : new Sentence(figure.title()).plain();
            files.add(new Written(
                    file, FigureFile.write(figure.drawing(), title, StudyFigure.WIDTH, figure.height(), file)));
        }
        return files;
    }

    private static Path numbered(Path target, int number) {
        String name = String.valueOf(target.getFileName());
        int dot = name.lastIndexOf('.');
        return number == 1
                ? target
                : target.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }
}
