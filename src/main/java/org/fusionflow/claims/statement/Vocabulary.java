package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modality;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.Conditions;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.RankOneFlow;

/**
 * The symbols of a claim and their meaning: those of its architecture for one input per modality (see
 * {@code derivations/notation.md}), and its declared variables.
 */
public final class Vocabulary {
    /** Names that have a meaning for every architecture. */
    private static final Set<String> RESERVED = Set.of(
            "E",
            "Dt",
            "At",
            "D",
            "Sqrt",
            "Exp",
            "Log",
            "Abs",
            "Integrate",
            "Infinity",
            "Limit",
            "Series",
            "Sum",
            "Stable",
            "Unstable");

    private final Claim claim;
    private final Optional<RankOneFlow> flow;
    private final boolean amplitudes;
    private final Map<String, Expr> meanings = new LinkedHashMap<>();
    private final Set<String> vectorNames = new LinkedHashSet<>();

    public Vocabulary(Claim claim) {
        this.claim = claim;
        Set<String> used = new HashSet<>();
        names(claim.statement(), used);
        claim.assumptions().forEach(a -> names(a, used));
        // Each abbreviation may use those before it; one that is not used must change nothing.
        for (int i = claim.abbreviations().size() - 1; i >= 0; i--) {
            Claim.Abbreviation abbreviation = claim.abbreviations().get(i);
            if (used.contains(abbreviation.name().name())) {
                names(abbreviation.value(), used);
            }
        }
        try {
            Optional<RankOneFlow> byAmplitudes = claim.tree()
                    .filter(FusionTree::isNumeric)
                    .map(RankOneFlow::amplitudes)
                    .filter(f -> f.coordinates().stream().anyMatch(a -> used.contains(a.name())));
            this.amplitudes = byAmplitudes.isPresent();
            this.flow = amplitudes ? byAmplitudes : claim.tree().map(RankOneFlow::balanced);
            flow.ifPresent(this::addSymbols);
        } catch (InvalidInput ambiguous) {
            throw claim.place().wrong(String.valueOf(ambiguous.getMessage()));
        }
        addDeclared();
        for (Term.Name name : claim.vectors()) {
            requireFree(name);
            if (!vectorNames.add(name.name())) {
                throw name.place().wrong("vector '" + name.name() + "' comes twice, expected it once");
            }
        }
        mark();
    }

    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** Adds the names that occur in a term, without those of learned sets. */
    static void names(Term term, Set<String> names) {
        if (term instanceof Term.Name n) {
            names.add(n.name());
        }
        if (!(term instanceof Term.Braces)) {
            term.parts().forEach(part -> names(part, names));
        }
    }

    private void addSymbols(RankOneFlow of) {
        FusionTree tree = of.tree();
        List<String> names = tree.names();
        for (int m = 0; m < names.size(); m++) {
            put("w" + names.get(m), of.map(m));
            put("s" + names.get(m), of.correlation(m));
            put("g" + names.get(m), of.gain(m));
            put("e" + names.get(m), of.residual(m));
            for (int n = m; n < names.size(); n++) {
                put("v" + names.get(m) + (n == m ? "" : names.get(n)), of.covariance(m, n));
            }
        }
        of.coordinates().forEach(c -> put(c.name(), c));
        if (!amplitudes) {
            addEdgeNorms(tree);
        }
        put("yy", of.outputVariance());
        put("u0", Expr.positive("u0"));
        put("Loss", of.loss());
        if (!tree.isNumeric()) {
            put("L", Expr.positive("L"));
            put("Lf", Expr.positive("Lf"));
        }
    }

    /** Adds the norms of edges, such as {@code NAB}; all edges above the same modalities have the same norm. */
    private void addEdgeNorms(FusionTree node) {
        if (!(node instanceof Modality)) {
            List<Expr> squares = new ArrayList<>();
            node.names().forEach(name -> squares.add(Expr.power(Expr.positive("u" + name), 2)));
            String name = "N" + String.join("", node.names());
            Expr norm = Expr.sqrt(Expr.sum(squares));
            // An edge above a node with a single child has the same modalities and the same norm as the edge below.
            if (!norm.equals(meanings.get(name))) {
                put(name, norm);
            }
            node.children().forEach(this::addEdgeNorms);
        }
    }

    private void put(String name, Expr meaning) {
        Expr before = meanings.put(name, meaning);
        if (before != null) {
            throw new InvalidInput("modality names "
                    + String.join(", ", claim.tree().orElseThrow().names()) + ": '" + name
                    + "' would have two meanings; expected other names");
        }
    }

    private void addDeclared() {
        for (Claim.Variable variable : claim.declared()) {
            Term.Name name = variable.name();
            requireFree(name);
            meanings.put(name.name(), variable.positive() ? Expr.positive(name.name()) : Expr.real(name.name()));
        }
    }

    /**
     * @throws InvalidInput if the name has a meaning already
     */
    void requireFree(Term.Name name) {
        // With an architecture, L and Lf always denote numbers of layers.
        boolean depth = claim.tree().isPresent()
                && (name.name().equals("L") || name.name().equals("Lf"));
        if (depth
                || vectorNames.contains(name.name())
                || meanings.containsKey(name.name())
                || RESERVED.contains(name.name())) {
            throw name.place().wrong("'" + name.name() + "' has a meaning already; expected another name");
        }
    }

    /** Marks the symbols that the claim assumes to be positive. */
    private void mark() {
        for (Term condition : claim.assumptions()) {
            Claim.positiveName(condition).ifPresent(name -> {
                // Maps and residuals are excluded: At gives them other values, for which the assumption need not hold.
                if (meanings.get(name) instanceof Expr.Symbol symbol && !isMap(symbol) && !isResidual(symbol)) {
                    meanings.put(name, Expr.positive(name));
                }
            });
        }
    }

    /** True for the symbols of the maps, by name. */
    boolean isMap(Expr.Symbol symbol) {
        return flow.isPresent()
                && IntStream.range(0, flow.get().tree().names().size())
                        .anyMatch(m -> flow.get().map(m).name().equals(symbol.name()));
    }

    private boolean isResidual(Expr.Symbol symbol) {
        return flow.isPresent()
                && (flow.get().loss().equals(symbol)
                        || IntStream.range(0, flow.get().tree().names().size())
                                .anyMatch(m -> flow.get().residual(m).name().equals(symbol.name())));
    }

    /** True if the architecture has the symbolic depths L and Lf. */
    public boolean hasDepthSymbols() {
        return claim.tree().map(tree -> !tree.isNumeric()).orElse(false);
    }

    /** The vectors of {@code vectors:}. */
    public Vectors vectors() {
        Map<String, Term> abbreviations = new LinkedHashMap<>();
        claim.abbreviations().forEach(a -> abbreviations.put(a.name().name(), a.value()));
        Set<String> nonzero = new HashSet<>();
        claim.assumptions()
                .forEach(
                        a -> Claim.positiveName(a).filter(vectorNames::contains).ifPresent(nonzero::add));
        return new Vectors(List.copyOf(vectorNames), nonzero, abbreviations);
    }

    public Optional<RankOneFlow> flow() {
        return flow;
    }

    public boolean usesAmplitudes() {
        return amplitudes;
    }

    /**
     * All symbols by name, with positive ones marked; substitute them into expressions that were built without the
     * marks.
     */
    public Map<String, Expr> marked() {
        return meanings.entrySet().stream()
                .filter(e -> e.getValue() instanceof Expr.Symbol s && s.name().equals(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The declared variables, in their order. */
    public List<Expr.Symbol> declared() {
        return claim.declared().stream()
                .map(c -> (Expr.Symbol) meanings.getOrDefault(c.name().name(), Expr.real("?")))
                .toList();
    }

    /**
     * Leaf index of a modality that a learned set names.
     *
     * @throws InvalidInput if there is no such modality
     */
    int modality(Term.Name name) {
        List<String> names = claim.tree().map(FusionTree::names).orElse(List.of());
        int at = names.indexOf(name.name());
        if (at < 0) {
            throw name.place().wrong("unknown modality '" + name.name() + "'; " + modalities());
        }
        return at;
    }

    private List<String> modalityNames() {
        return claim.tree().map(FusionTree::names).orElse(List.of());
    }

    private String modalities() {
        return claim.tree()
                .map(t -> t.newick() + " has " + String.join(", ", t.names()))
                .orElse("there is no architecture");
    }

    /**
     * Checks all names in a term without evaluating it.
     *
     * @param abbreviations names that have a meaning as well
     * @throws InvalidInput if a name is unknown
     */
    public void requireKnown(Term term, Set<String> abbreviations) {
        if (term instanceof Term.Name n && !abbreviations.contains(n.name()) && !vectorNames.contains(n.name())) {
            meaning(n);
        }
        if (term instanceof Term.Approach approach && LimitTerm.isInfinity(approach.point())) {
            requireKnown(approach.variable(), abbreviations);
            return;
        }
        // The names in learned sets and of variables of integration are no symbols.
        boolean hasOwnNames = term instanceof Term.Braces
                || (term instanceof Term.Call c
                        && (c.function().equals("Integrate") || Conditions.FUNCTIONS.contains(c.function())));
        if (term instanceof Term.Call c && c.function().equals("At")) {
            c.arguments().stream().limit(1).forEach(part -> requireKnown(part, abbreviations));
        } else if (!hasOwnNames) {
            term.parts().forEach(part -> requireKnown(part, abbreviations));
        }
    }

    /**
     * The expression that a name stands for.
     *
     * @throws InvalidInput if the name is unknown
     */
    Expr meaning(Term.Name name) {
        if (name.name().equals("E")) {
            return Expr.positive("E");
        }
        Expr meaning = meanings.get(name.name());
        if (meaning != null) {
            return meaning;
        }
        if (vectorNames.contains(name.name())) {
            throw name.place().wrong("'" + name.name() + "' is a vector: expected it within dot or norm");
        }
        throw unknown(name);
    }

    InvalidInput unknown(Term.Name name) {
        String start = "unknown symbol '" + name.name() + "'; ";
        if (claim.tree().isEmpty()) {
            Optional<String> near = NearMisses.symbol(name.name(), meanings.keySet(), List.of());
            if (near.isPresent()) {
                return name.place().wrong(start + "did you mean " + near.get() + "?");
            }
            return name.place()
                    .wrong(start
                            + "expected a declared variable (forall:) or an abbreviation (let:), or an architecture");
        }
        Optional<String> near = NearMisses.symbol(name.name(), meanings.keySet(), modalityNames());
        if (near.isPresent()) {
            return name.place().wrong(start + "did you mean " + near.get() + "?");
        }
        return name.place()
                .wrong(start + modalities() + "; known are " + known() + " and declared variables (forall:)");
    }

    private String known() {
        return meanings.keySet().stream().limit(24).collect(Collectors.joining(", "))
                + (meanings.size() > 24 ? ", ..." : "");
    }
}
