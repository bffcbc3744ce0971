package org.fusionflow.architecture;

/**
 * The names of edges and layers. A name joins the modalities below with {@code +}; the number of the layer on its edge, from the input
 * up, follows after a dot. An edge above a node with one child has the modalities of that child's edge and gets a prime. Formulas write
 * the same names as {@link #symbol symbols}:
 *
 * <pre>
 *   layer                                     name      symbol   amplitude
 *   second layer of A                         A.2       A2       aA2
 *   first layer above the fusion of A and B   A+B.1     AB1      aAB1
 *   first layer of a second edge above A      A'.1      Aup1     aAup1
 * </pre>
 */
public final class LayerNames {
    private LayerNames() {}

    /** The name of the edge above a node; its depth may be a symbol. */
    public static String edge(FusionTree node) {
        StringBuilder name = new StringBuilder(String.join("+", node.names()));
        FusionTree below = node;
        while (below.children().size() == 1) {
            below = below.children().get(0);
            if (!below.depth().isNumeric() || below.depth().value() > 0) {
                name.append('\'');
            }
        }
        return name.toString();
    }

    /** The name of a layer of an edge, counted from 1 at the bottom. */
    static String layer(String edge, int position) {
        return edge + "." + position;
    }

    /** The name of an edge or a layer as a symbol of formulas. */
    public static String symbol(String name) {
        return name.replace("+", "").replace("'", "up").replace(".", "");
    }
}
