package org.fusionflow.study.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.study.continuation.SpecialPoint;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.column.StudyTable;

/**
 * The output files of a study: {@code NAME.csv}, and beside it {@code NAME-runs.csv}, {@code NAME-curves.csv}, {@code NAME-units.csv} and
 * {@code NAME-special.csv}.
 *
 * @param csv the table of points
 */
public record StudyOutput(Path csv) {
    /** The files that a study writes here: into a stream, such as standard output, only the table of points goes. */
    public List<Path> files(Study study) {
        List<Path> files = new ArrayList<>(List.of(csv));
        if (!isStream()) {
            beside(study).forEach(what -> files.add(beside(what)));
        }
        return files;
    }

    /** The further tables of a study: {@code runs}, {@code curves}, {@code units}, {@code special}. */
    public static List<String> beside(Study study) {
        List<String> tables = new ArrayList<>();
        if (!study.networks().isEmpty()) {
            tables.add("runs");
        }
        if (!study.record().what().isEmpty()) {
            tables.add("curves");
        }
        if (study.record().unitTimes().isPresent()) {
            tables.add("units");
        }
        if (study.followsSaddles()) {
            tables.add("special");
        }
        return tables;
    }

    /** True for standard output, a pipe or a device, beside which no file can be kept. */
    public boolean isStream() {
        return AtomicFile.isStream(csv);
    }

    /** The file beside it whose name has this suffix. */
    public Path beside(String what) {
        String name = String.valueOf(csv.getFileName());
        String stem = name.endsWith(".csv") ? name.substring(0, name.length() - ".csv".length()) : name;
        return csv.resolveSibling(stem + "-" + what + ".csv");
    }

    /** Writes all tables of a result. */
    List<Path> write(StudyResult result) {
        List<Path> files = new ArrayList<>(List.of(csv));
        write(csv, result.points());
        if (isStream()) {
            return files;
        }
        if (!result.study().networks().isEmpty()) {
            files.add(write(beside("runs"), result.runs()));
        }
        result.curves().ifPresent(curves -> files.add(write(beside("curves"), curves)));
        result.units().ifPresent(units -> files.add(write(beside("units"), units)));
        result.special().ifPresent(points -> {
            String text = SpecialPoint.csv(result.study().grid().names().get(0), points.points());
            AtomicFile.write(beside("special"), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            files.add(beside("special"));
        });
        return files;
    }

    private static Path write(Path file, StudyTable table) {
        AtomicFile.write(file, out -> out.write(table.csv().getBytes(StandardCharsets.UTF_8)));
        return file;
    }
}
