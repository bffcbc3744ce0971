package org.fusionflow.data.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.table.RowTable;
import org.jspecify.annotations.Nullable;

/** Which columns are averaged to one input: those of a square of pixels of a part of an image. */
final class ImageLayout {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*x\\s*(\\d{1,5})");

    private static final Pattern PART =
            Pattern.compile("(\\d{1,5})\\s*\\.\\.\\s*(\\d{1,5})\\s*x\\s*(\\d{1,5})\\s*\\.\\.\\s*(\\d{1,5})");

    private ImageLayout() {}

    /** True if a part of the manifest speaks of images. */
    static boolean isAsked(Map<String, YamlValue> entries) {
        return entries.containsKey(ManifestKeys.IMAGE.name())
                || entries.containsKey(ManifestKeys.CROP.name())
                || entries.containsKey(ManifestKeys.AVERAGE.name());
    }

    /**
     * The columns of each input.
     *
     * @param columns pixels in their order, row after row
     * @param place of the modality, for messages
     */
    static int[][] inputs(Map<String, YamlValue> entries, RowTable table, int[] columns, YamlValue place) {
        int[] size = size(entries.get(ManifestKeys.IMAGE.name()), table, columns.length, place);
        int height = size[0];
        int width = size[1];
        int[] part = part(entries.get(ManifestKeys.CROP.name()), height, width);
        YamlValue average = entries.get(ManifestKeys.AVERAGE.name());
        int k = average == null ? 1 : average.whole(1, Math.max(height, width));
        int rows = part[1] - part[0];
        int across = part[3] - part[2];
        if (average != null && (rows % k != 0 || across % k != 0)) {
            throw average.expected(
                    "a number that divides the " + rows + " rows and " + across + " columns of the image");
        }
        List<int[]> inputs = new ArrayList<>();
        for (int i = part[0]; i < part[1]; i += k) {
            for (int j = part[2]; j < part[3]; j += k) {
                int[] square = new int[k * k];
                for (int a = 0; a < square.length; a++) {
                    square[a] = columns[(i + a / k) * width + j + a % k];
                }
                inputs.add(square);
            }
        }
        return inputs.toArray(int[][]::new);
    }

    private static int[] size(@Nullable YamlValue image, RowTable table, int pixels, YamlValue place) {
        if (image == null) {
            List<Integer> shape = table.rowShape();
            if (shape.size() != 2 || shape.get(0) * shape.get(1) != pixels) {
                throw place.problem(
                        ManifestKeys.IMAGE.name() + ": expected height x width of the image, such as 28x28, as "
                                + table.source() + " does not tell it of " + pixels + " columns");
            }
            return new int[] {shape.get(0), shape.get(1)};
        }
        Matcher given = SIZE.matcher(image.text().strip());
        if (!given.matches()) {
            throw image.expected("height x width, such as 28x28");
        }
        int height = Integer.parseInt(given.group(1));
        int width = Integer.parseInt(given.group(2));
        if ((long) height * width != pixels) {
            throw image.expected("height x width of " + pixels + " pixels, as many as there are columns");
        }
        return new int[] {height, width};
    }

    /** From, to (not included) of rows, then of columns. */
    private static int[] part(@Nullable YamlValue crop, int height, int width) {
        if (crop == null) {
            return new int[] {0, height, 0, width};
        }
        Matcher given = PART.matcher(crop.text().strip());
        if (!given.matches()) {
            throw crop.expected("first..last row x first..last column, such as 1..14x1..28");
        }
        int[] part = new int[4];
        for (int g = 0; g < 4; g++) {
            part[g] = Integer.parseInt(given.group(g + 1)) - (g % 2 == 0 ? 1 : 0);
        }
        if (part[0] < 0
                || part[2] < 0
                || part[1] <= part[0]
                || part[3] <= part[2]
                || part[1] > height
                || part[3] > width) {
            throw crop.expected("rows from 1 to " + height + " and columns from 1 to " + width);
        }
        return part;
    }
}
