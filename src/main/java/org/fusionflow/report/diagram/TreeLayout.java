package org.fusionflow.report.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.FusionTree;

/**
 * The places of the nodes of a tree, with the inputs at the left, one below the other, and the output at the right. Every node stands in the column
 * of its height above the inputs. An edge runs level from its node and turns only at the column of its parent, so that edges do not cross and a
 * number above the level part touches nothing.
 *
 * @param nodes all nodes, each after its children
 * @param size of the numbers at the edges
 * @param radius of a node
 * @param end place of the output
 */
record TreeLayout(List<Node> nodes, double size, double radius, double end) {
    /**
     * A node.
     *
     * @param tree at and below it
     * @param x of its centre
     * @param y of its centre
     * @param target x at which its edge ends: the column of its parent, or the output
     * @param rise y of its parent
     * @param leaf index of a modality; -1 for an inner node
     */
    record Node(FusionTree tree, double x, double y, double target, double rise, int leaf) {
        boolean isLeaf() {
            return leaf >= 0;
        }

        String depth() {
            return tree.depth().toString();
        }

        /** Left end of the free level part of its edge. */
        double from(double radius) {
            return isLeaf() ? x : x + radius;
        }

        /** Right end of the free level part. */
        double to(double radius) {
            return rise == y ? target - radius : target;
        }
    }

    private static final double LARGEST = 8;
    private static final double SMALLEST = 4;
    private static final double LARGEST_RADIUS = 4.6;
    /** Distance of a number from the line below it, and from the ends of the line. */
    static final double GAP = 3.2;

    private static final double NARROWEST_COLUMN = 3;
    /** Height of a digit in em. */
    private static final double DIGIT = 0.73;

    /** A node before columns have their widths. */
    private static final class Open {
        final FusionTree tree;
        final int leaf;
        final int column;
        final double y;
        int parent = -1;

        Open(FusionTree tree, int leaf, int column, double y) {
            this.tree = tree;
            this.leaf = leaf;
            this.column = column;
            this.y = y;
        }
    }

    /**
     * Computes the places in a rectangle.
     *
     * @param left where the edges of the inputs begin
     * @param right where the output stands
     * @param top of the rectangle
     * @param height of the rectangle, shared equally by the inputs
     */
    static TreeLayout of(FusionTree tree, double left, double right, double top, double height) {
        List<Open> open = new ArrayList<>();
        double pitch = height / tree.modalities().size();
        collect(tree, open, top, pitch, new int[] {0});
        // The number of an inner edge stands half a pitch below the line of the input above it.
        double size = Math.min(LARGEST, Math.max(SMALLEST, (pitch / 2 - GAP) / DIGIT));
        double[] columns = columns(open, size, Math.min(LARGEST_RADIUS, 0.3 * pitch));
        while (sum(columns) > right - left && size > SMALLEST) {
            size = Math.max(SMALLEST, size - 0.5);
            columns = columns(open, size, Math.min(LARGEST_RADIUS, 0.3 * pitch));
        }
        double free = right - left - sum(columns);
        double narrowest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < columns.length; c++) {
            columns[c] = free >= 0 ? columns[c] + free / columns.length : (right - left) / columns.length;
            narrowest = Math.min(narrowest, columns[c]);
        }
        double radius = Math.min(Math.min(LARGEST_RADIUS, 0.3 * pitch), 0.35 * narrowest);
        double[] at = new double[columns.length + 1];
        at[0] = left;
        for (int c = 0; c < columns.length; c++) {
            at[c + 1] = at[c] + columns[c];
        }
        List<Node> nodes = new ArrayList<>();
        for (Open node : open) {
            boolean root = node.parent < 0;
            nodes.add(new Node(
                    node.tree,
                    at[node.column],
                    node.y,
                    root ? right : at[open.get(node.parent).column],
                    root ? node.y : open.get(node.parent).y,
                    node.leaf));
        }
        return new TreeLayout(List.copyOf(nodes), size, radius, right);
    }

    /** Adds a node after its children and returns its index. */
    private static int collect(FusionTree tree, List<Open> open, double top, double pitch, int[] leaves) {
        if (tree.children().isEmpty()) {
            int leaf = leaves[0]++;
            open.add(new Open(tree, leaf, 0, top + (leaf + 0.5) * pitch));
            return open.size() - 1;
        }
        List<Integer> children = new ArrayList<>();
        int column = 0;
        for (FusionTree child : tree.children()) {
            int index = collect(child, open, top, pitch, leaves);
            children.add(index);
            column = Math.max(column, open.get(index).column);
        }
        double first = open.get(children.get(0)).y;
        double last = open.get(children.get(children.size() - 1)).y;
        open.add(new Open(tree, -1, column + 1, children.size() == 1 ? first : (first + last) / 2));
        int here = open.size() - 1;
        children.forEach(child -> open.get(child).parent = here);
        return here;
    }

    /** Widths of the columns that have room for every number, as small as possible. */
    private static double[] columns(List<Open> open, double size, double radius) {
        Open root = open.get(open.size() - 1);
        double[] widths = new double[root.column + 1];
        Arrays.fill(widths, NARROWEST_COLUMN);
        for (int last = 0; last < widths.length; last++) {
            for (Open node : open) {
                int end = node.parent < 0 ? root.column + 1 : open.get(node.parent).column;
                if (end == last + 1) {
                    double room = 0;
                    for (int c = node.column; c < end; c++) {
                        room += widths[c];
                    }
                    double needed = Sketch.width(node.tree.depth().toString(), size) + 2 * radius + 2 * GAP;
                    widths[last] += Math.max(0, needed - room);
                }
            }
        }
        return widths;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** True if the number of a node's edge fits above the level part. */
    boolean fits(Node node) {
        return Sketch.width(node.depth(), size) + GAP <= node.to(radius) - node.from(radius);
    }
}
