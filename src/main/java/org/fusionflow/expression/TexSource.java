package org.fusionflow.expression;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula that a user wrote in TeX: {@code \frac{s_A - s_B}{e_B}}. It is checked when it is read, so that a long run does not end with a report that
 * cannot be set: braces are balanced, and its commands are those of {@link #COMMANDS}, which every form of a report knows.
 */
public final class TexSource {
    /** The commands of formulas in TeX and amsmath that can be used, without their backslash. */
    public static final Set<String> COMMANDS = Set.of(
            ("alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho varrho sigma tau"
                            + " upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
                            + " frac tfrac dfrac sqrt binom sum prod int oint lim min max sup inf arg det exp ln log sin cos tan tanh"
                            + " cdot times pm mp div ast star circ otimes oplus cup cap setminus wedge vee"
                            + " le ge leq geq ne neq ll gg approx sim simeq equiv propto in notin subset subseteq mid parallel perp"
                            + " to rightarrow leftarrow Rightarrow Leftrightarrow iff implies mapsto uparrow downarrow"
                            + " infty partial nabla forall exists emptyset ell top bot prime hbar Re Im dots ldots cdots"
                            + " left right big Big lvert rvert lVert rVert vert Vert langle rangle lbrace rbrace lfloor rfloor lceil rceil"
                            + " mathrm mathbf mathit mathsf mathcal mathbb mathfrak boldsymbol text operatorname"
                            + " dot ddot hat bar tilde vec overline underline widehat widetilde overbrace underbrace"
                            + " quad qquad displaystyle textstyle")
                    .split(" ", -1));

    private static final Pattern TOKEN = Pattern.compile("\\\\([A-Za-z]+|.)|.", Pattern.DOTALL);

    /** Commands of one sign: spaces, braces, signs that are special in TeX, a norm. */
    private static final String SIGNS = ",;:! {}%&#_|$";

    private TexSource() {}

    /** True for a formula in TeX, false for one in plain notation. */
    static boolean isTex(String formula) {
        return formula.indexOf('\\') >= 0;
    }

    /**
     * The formula, if it can be set.
     *
     * @throws IllegalArgumentException if not; the message names the formula and what is wrong with it
     */
    static String checked(String formula) {
        int depth = 0;
        int sized = 0;
        String last = "";
        Matcher token = TOKEN.matcher(formula);
        while (token.find()) {
            String command = token.group(1);
            String text = token.group();
            if (command == null) {
                depth += text.equals("{") ? 1 : text.equals("}") ? -1 : 0;
                refuse(formula, depth < 0, "a '}' without its '{'");
                refuse(formula, List.of("%", "#", "&", "$", "~").contains(text), "'" + text + "' needs a backslash");
            } else {
                boolean known = COMMANDS.contains(command) || (command.length() == 1 && SIGNS.contains(command));
                refuse(formula, !known, "the command " + text + " is not known");
                sized += command.equals("left") ? 1 : command.equals("right") ? -1 : 0;
                refuse(formula, sized < 0, "a \\right without its \\left");
            }
            last = text.isBlank() ? last : text;
        }
        refuse(formula, depth > 0, "a '{' without its '}'");
        refuse(formula, sized > 0, "a \\left without its \\right");
        refuse(
                formula,
                last.equals("^") || last.equals("_") || last.equals("\\"),
                "nothing after the last '" + last + "'");
        return formula;
    }

    private static void refuse(String formula, boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException("formula '" + formula + "': " + why);
        }
    }
}
