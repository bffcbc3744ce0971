package org.fusionflow.report.mathml;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The signs of TeX commands. */
final class MathmlSigns {
    /** Letters, in the order of the alphabet: names and signs by turns. */
    private static final Map<String, String> LETTERS = table(
            "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ"
                    + " pi π rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω ell ℓ imath ı jmath ȷ"
                    + " partial ∂ hbar ℏ");

    /** Letters that stand upright, and signs that are used like letters. */
    private static final Map<String, String> UPRIGHT = table(
            "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ emptyset ∅ varnothing ∅ nabla ∇"
                    + " top ⊤ bot ⊥ forall ∀ exists ∃ dagger † Re ℜ Im ℑ aleph ℵ ldots … dots … vdots ⋮ ddots ⋱ prime ′ S §"
                    + " textbackslash \\");

    private static final Map<String, String> OPERATORS = table(
            "cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ odot ⊙ otimes ⊗ oplus ⊕ setminus ∖ cup ∪ cap ∩ wedge ∧ land ∧ vee ∨ lor ∨ cdots ⋯");

    private static final Map<String, String> RELATIONS = table(
            "le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ lt < gt > in ∈"
                    + " notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ to → rightarrow → leftarrow ← gets ← mapsto ↦ longrightarrow ⟶"
                    + " Rightarrow ⇒ Leftarrow ⇐ implies ⟹ Longrightarrow ⟹ iff ⟺ Longleftrightarrow ⟺ Leftrightarrow ⇔ leftrightarrow ↔ uparrow ↑ downarrow ↓ perp ⟂"
                    + " mid ∣ parallel ∥ vdash ⊢ models ⊨ colon : coloneqq ≔ prec ≺ succ ≻");

    /** Signs whose limits stand below and above in a display. */
    private static final Map<String, String> LARGE =
            table("sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂");

    private static final Map<String, String> INTEGRALS = table("int ∫ iint ∬ oint ∮");

    private static final Map<String, String> DELIMITERS = table(
            "lVert ‖ rVert ‖ Vert ‖ | ‖ lvert | rvert | vert | lbrace { rbrace } { { } } langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉"
                    + " lbrack [ rbrack ] backslash \\");

    private static final Set<String> OPENING =
            Set.of("lVert", "lvert", "lbrace", "{", "langle", "lfloor", "lceil", "lbrack");
    private static final Set<String> CLOSING =
            Set.of("rVert", "rvert", "rbrace", "}", "rangle", "rfloor", "rceil", "rbrack");

    private static final Map<String, String> ACCENTS = table(
            "dot ˙ ddot ¨ hat ˆ widehat ^ bar ¯ overline ¯ tilde ˜ widetilde ~ vec → check ˇ breve ˘ acute ´ grave `");

    /** Widths in em. */
    private static final Map<String, String> SPACES = table(
            ", 0.167 : 0.222 > 0.222 ; 0.278 ! -0.167 quad 1 qquad 2 enspace 0.5 thinspace 0.167 medspace 0.222 thickspace 0.278 negthinspace -0.167");

    private static final Set<String> FUNCTIONS = Set.of(
            "ln", "log", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arctan", "arcsin", "arccos", "arg", "deg",
            "det", "dim", "gcd", "ker", "Pr", "max", "min", "sup", "inf", "lim", "limsup", "liminf");
    /** Functions whose limits stand below in a display. */
    private static final Set<String> LIMITS =
            Set.of("max", "min", "sup", "inf", "lim", "det", "gcd", "Pr", "limsup", "liminf");

    private MathmlSigns() {}

    private static Map<String, String> table(String namesAndSigns) {
        Map<String, String> table = new HashMap<>();
        String[] words = namesAndSigns.split(" ", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            table.put(words[i], words[i + 1]);
        }
        return Map.copyOf(table);
    }

    static boolean isFunction(String command) {
        return FUNCTIONS.contains(command);
    }

    static boolean hasLimits(String function) {
        return LIMITS.contains(function);
    }

    /** The sign of an accent; empty if the command is none. */
    static String accent(String command) {
        return ACCENTS.getOrDefault(command, "");
    }

    /** The width of a space in em; empty if the command is none. */
    static String space(String command) {
        return command.isBlank() && !command.isEmpty() ? "0.333" : SPACES.getOrDefault(command, "");
    }

    /** The sign of a delimiter; empty if the command is none. */
    static String delimiter(String command) {
        return DELIMITERS.getOrDefault(command, "");
    }

    static boolean opens(String command) {
        return OPENING.contains(command);
    }

    static boolean closes(String command) {
        return CLOSING.contains(command);
    }

    /** The sign of a sum or product; empty if the command is none. */
    static String large(String command) {
        return LARGE.getOrDefault(command, "");
    }

    static String integral(String command) {
        return INTEGRALS.getOrDefault(command, "");
    }

    static String operator(String command) {
        return OPERATORS.getOrDefault(command, "");
    }

    static String relation(String command) {
        return RELATIONS.getOrDefault(command, "");
    }

    static String letter(String command) {
        return LETTERS.getOrDefault(command, "");
    }

    static String upright(String command) {
        return UPRIGHT.getOrDefault(command, "");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
