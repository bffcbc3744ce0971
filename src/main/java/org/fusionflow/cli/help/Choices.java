package org.fusionflow.cli.help;

import java.util.Iterator;
import java.util.List;

/** The names that options take, for a shell that completes them; options made from tables of keys have theirs in the table. */
public final class Choices {
    private Choices() {}

    private abstract static class Names implements Iterable<String> {
        private final List<String> names;

        Names(String... names) {
            this.names = List.of(names);
        }

        @Override
        public Iterator<String> iterator() {
            return names.iterator();
        }
    }

    /** Units of a rectified network. */
    public static final class Units extends Names {
        Units() {
            super("linear", "relu", "leaky-relu");
        }
    }

    /** How random weights are drawn. */
    public static final class Starts extends Names {
        Starts() {
            super("gaussian-std", "gaussian-norm", "orthogonal", "xavier", "he");
        }
    }

    /** When a deep network is projected. */
    public static final class Moments extends Names {
        Moments() {
            super("first", "each");
        }
    }

    /** Forms of a derivation. */
    public static final class DerivationForms extends Names {
        DerivationForms() {
            super("text", "markdown", "tex", "json", "pdf", "html", "sympy", "mathematica");
        }
    }

    /** Forms of a saddle graph. */
    public static final class GraphForms extends Names {
        GraphForms() {
            super("text", "json", "dot");
        }
    }

    /** Forms of a report. */
    public static final class ReportForms extends Names {
        ReportForms() {
            super("pdf", "html");
        }
    }

    /** What computes the jobs of a study. */
    public static final class Engines extends Names {
        Engines() {
            super("local", "slurm", "spark");
        }
    }

    /** Sizes of sheets. */
    public static final class Sheets extends Names {
        Sheets() {
            super("a4", "letter");
        }
    }

    /** Widths of figures in mm. */
    public static final class Widths extends Names {
        Widths() {
            super("89", "183");
        }
    }
}
