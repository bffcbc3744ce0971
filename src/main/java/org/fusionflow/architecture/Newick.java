package org.fusionflow.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads and writes trees in Newick notation, with layer counts for branch lengths: {@code ((A:2,B:1):1,C:3):1}. A depth is a
 * whole number or a sum with the symbols {@code L} and {@code Lf}; a closing semicolon and blanks are allowed.
 */
final class Newick {
    private static final int DEEPEST_NESTING = 64;

    private final String text;
    private final Set<String> names = new HashSet<>();
    private int at;
    private int lastDepth;

    private Newick(String text) {
        this.text = text;
    }

    /**
     * @throws InvalidInput naming the character, its position from 1, and what was expected there
     */
    static FusionTree read(String text) {
        Newick reader = new Newick(text);
        reader.skipBlanks();
        if (reader.at >= text.length()) {
            throw reader.expected("a tree such as (A:3,B:3):1");
        }
        FusionTree tree = reader.node(0);
        reader.skipBlanks();
        if (reader.peek() == ';') {
            reader.at++;
            reader.skipBlanks();
        }
        if (reader.at < text.length()) {
            throw reader.expected("the end of the tree");
        }
        return tree;
    }

    static String write(FusionTree tree) {
        String below = tree instanceof Modality leaf
                ? leaf.name()
                : tree.children().stream().map(Newick::write).collect(Collectors.joining(",", "(", ")"));
        String depth = tree.depth().toString();
        boolean sum = depth.indexOf('-', 1) > 0 || depth.indexOf('+') > 0;
        return below + ":" + (sum ? "(" + depth + ")" : depth);
    }

    private FusionTree node(int nesting) {
        if (nesting > DEEPEST_NESTING) {
            throw expected("at most " + DEEPEST_NESTING + " nested parentheses");
        }
        skipBlanks();
        int start = at;
        if (peek() == '(') {
            at++;
            List<FusionTree> children = new ArrayList<>();
            children.add(node(nesting + 1));
            skipBlanks();
            while (peek() == ',') {
                at++;
                children.add(node(nesting + 1));
                skipBlanks();
            }
            if (peek() != ')') {
                throw expected("',' and another branch, or ')'");
            }
            at++;
            Depth depth = depth();
            return checked(start, () -> new Fusion(children, depth));
        }
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw expected("a modality name or '('");
        }
        String name = text.substring(start, at);
        checked(start, () -> new Modality(name, Depth.of(1)));
        if (!names.add(name)) {
            throw at(start, "modality '" + name + "': expected each name only once");
        }
        Depth depth = depth();
        int depthStart = lastDepth;
        return checked(depthStart, () -> {
            Modality leaf = new Modality(name, depth);
            return nesting > 0 ? Fusion.requireLayer(leaf) : leaf;
        });
    }

    private FusionTree checked(int position, Supplier<FusionTree> node) {
        try {
            return node.get();
        } catch (InvalidInput wrong) {
            throw at(position, String.valueOf(wrong.getMessage()));
        }
    }

    private Depth depth() {
        skipBlanks();
        if (peek() != ':') {
            throw expected("':' and the number of layers of this branch");
        }
        at++;
        skipBlanks();
        int start = at;
        lastDepth = start;
        if (peek() == '(') {
            while (at < text.length() && text.charAt(at) != ')') {
                at++;
            }
            if (at == text.length()) {
                throw expected("')' to close the layer count");
            }
            at++;
        } else {
            while (at < text.length() && "(),:;".indexOf(text.charAt(at)) < 0) {
                at++;
            }
        }
        String count = text.substring(start, at).strip();
        if (count.isEmpty()) {
            at = start;
            throw expected("a layer count");
        }
        try {
            return Depth.parse(count);
        } catch (InvalidInput wrong) {
            throw at(start, String.valueOf(wrong.getMessage()));
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private InvalidInput expected(String what) {
        String found =
                at < text.length() ? "'" + Character.toString(text.codePointAt(at)) + "'" : "the end of the text";
        return at(at, "found " + found + ", expected " + what);
    }

    private InvalidInput at(int position, String problem) {
        return new InvalidInput("architecture '" + text + "', character " + (position + 1) + ": " + problem);
    }
}
