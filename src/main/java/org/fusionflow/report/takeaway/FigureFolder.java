package org.fusionflow.report.takeaway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.IoReason;
import org.fusionflow.data.file.OutputFiles;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.page.FigureFile;

/**
 * A folder with every figure of a document: PDF and SVG, its numbers as CSV, and a script that draws them again. Names are those of the figures in
 * the document with the first words of their captions, so files of before are replaced; other files stay.
 */
public final class FigureFolder {
    private final Path folder;
    private final Optional<ColumnWidth> forced;
    private final Collection<Path> others;

    /**
     * A folder, which is made if it is not there.
     *
     * @param forced width of all figures; empty to choose it by their panels
     * @param others files that are read, or written too, which must not be replaced
     * @throws InvalidInput if it is no folder, or cannot be made or written
     */
    public FigureFolder(Path folder, Optional<ColumnWidth> forced, Collection<Path> others) {
        this.folder = folder;
        this.forced = forced;
        this.others = List.copyOf(others);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidInput(folder + ": expected a folder for the figures, this is a file");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new InvalidInput(folder + ": cannot be made a folder (" + IoReason.of(failed) + ")", failed);
        }
        AtomicFile.check(folder.resolve("figure.svg"));
    }

    /**
     * The files that were written.
     *
     * @param files of all figures, in order
     * @param warnings what is not seen in them as it was meant
     */
    public record Written(List<Path> files, List<String> warnings) {}

    /**
     * Writes all figures of a document. All names are checked before the first file is written, and each file is written completely or not at
     * all.
     *
     * @throws InvalidInput if a file of somebody else has a name that a figure needs
     */
    public Written write(Document document) {
        List<TakenFigure> figures = figures(document);
        List<Path> files = figures.stream()
                .flatMap(figure -> files(figure).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        OutputFiles.check(files, others);
        figures.forEach(this::requireOwn);
        List<String> warnings = new ArrayList<>();
        figures.forEach(figure -> warnings.addAll(write(figure)));
        return new Written(files, warnings);
    }

    private List<TakenFigure> figures(Document document) {
        List<Block.Drawing> drawings = document.blocks().stream()
                .filter(Block.Drawing.class::isInstance)
                .map(Block.Drawing.class::cast)
                .toList();
        List<TakenFigure> figures = new ArrayList<>();
        for (Block.Drawing drawing : drawings) {
            FigureSize.Fitted fitted = FigureSize.of(drawing, forced);
            figures.add(new TakenFigure(
                    TakenFigure.stem(figures.size() + 1, drawings.size(), drawing),
                    drawing.label().text().replace('\u00a0', ' '),
                    drawing.caption().plain(),
                    fitted.figure(),
                    fitted.width(),
                    fitted.height(),
                    fitted.scale()));
        }
        return figures;
    }

    private List<Path> files(TakenFigure figure) {
        List<Path> files = new ArrayList<>(List.of(file(figure, ".pdf"), file(figure, ".svg")));
        if (!figure.plots().isEmpty()) {
            files.add(file(figure, ".csv"));
            files.add(file(figure, ".py"));
        }
        return files;
    }

    private Path file(TakenFigure figure, String ending) {
        return folder.resolve(figure.stem() + ending);
    }

    /** Files that are there are replaced if one of them is seen to be written by this class: the numbers, or else the drawing. */
    private void requireOwn(TakenFigure figure) {
        boolean own = figure.plots().isEmpty()
                ? startsWith(file(figure, ".svg"), "<?xml")
                : startsWith(file(figure, ".csv"), FigureNumbers.HEADER);
        files(figure).stream()
                .filter(Files::exists)
                .filter(file -> !own)
                .findFirst()
                .ifPresent(file -> {
                    throw new InvalidInput(file + ": is there and not of --figures, expected another folder");
                });
    }

    private static boolean startsWith(Path file, String start) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            byte[] wanted = start.getBytes(StandardCharsets.UTF_8);
            return Arrays.equals(in.readNBytes(wanted.length), wanted);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private List<String> write(TakenFigure figure) {
        List<String> warnings = new ArrayList<>();
        String title = figure.name() + ". " + figure.caption();
        Path pdf = file(figure, ".pdf");
        warnings.addAll(FigureFile.write(figure.figure(), title, figure.width(), figure.height(), pdf));
        // The same characters: one warning is enough.
        FigureFile.write(figure.figure(), title, figure.width(), figure.height(), file(figure, ".svg"));
        if (figure.scale() < 1) {
            warnings.add(pdf + ": does not fit with its text at full size, so it is set at "
                    + Math.round(100 * figure.scale()) + " %");
        }
        if (!figure.plots().isEmpty()) {
            write(file(figure, ".csv"), FigureNumbers.csv(figure.plots()));
            write(file(figure, ".py"), RedrawScript.of(figure));
        }
        return warnings;
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
