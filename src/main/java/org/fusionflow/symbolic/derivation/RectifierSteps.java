package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.Rectifier;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;

/**
 * Writes the steps on what rectified units change in a network of two layers: tags [AL-1] to [AL-12]. They are proved for one sample and a unit of each
 * branch, with two inputs a modality written out; all other units are one number, which does not depend on the weights of this one. Sums over inputs,
 * units and samples are linear in what is proved.
 */
final class RectifierSteps {
    private static final Symbol OUTPUT = Expr.real("y");
    private static final Symbol OTHERS = Expr.real("others");
    private static final Symbol WEIGHT = Expr.real("a");
    private static final Symbol SIGN = Expr.real("sigma");

    private static final Symbol FIRST = Expr.positive("G1");
    private static final Symbol SECOND = Expr.positive("G2");
    private static final Symbol LATER = Expr.positive("Gr");

    private final Rectifier rectifier;
    private final List<RectifiedBranch> branches = new ArrayList<>();

    /**
     * @throws InvalidInput unless there are exactly two layers from each input to the output
     */
    RectifierSteps(FusionTree tree, Rectifier rectifier) {
        this.rectifier = rectifier;
        if (!tree.isNumeric()) {
            throw refused(tree);
        }
        LayerGraph graph = LayerGraph.of(tree);
        for (LayerGraph.Signal input : graph.inputs()) {
            if (graph.path(input.index()).size() != 2) {
                throw refused(tree);
            }
        }
        graph.hidden()
                .forEach(hidden -> branches.add(RectifiedBranch.of(
                        hidden.modalities().stream().map(tree.modalities()::get).toList())));
    }

    private static InvalidInput refused(FusionTree tree) {
        return new InvalidInput("architecture " + tree.newick()
                + ": expected two layers from each input to the output with rectified units, late fusion such as (A:2,B:2):0 or early fusion"
                + " such as (A:1,B:1):1");
    }

    List<Step> steps() {
        List<Step> steps =
                new ArrayList<>(List.of(unit(), conserved(), growth(), agreement(), bound(), linear(), rest()));
        if (branches.size() > 1) {
            steps.add(twoBranches());
            steps.add(bounce());
        }
        return steps;
    }

    private static String scope() {
        return "two inputs a modality, one sample; gradients and means are linear";
    }

    private Verdict forAll(Function<RectifiedBranch, List<Verdict>> checks) {
        return Verdict.all(
                branches.stream().flatMap(b -> checks.apply(b).stream()).toList());
    }

    private StatedClaim claim(String name, String statement, String... variables) {
        List<String> all = new ArrayList<>(List.of(variables));
        rectifier.slope().symbols().forEach(s -> all.add(s.name()));
        return StatedClaim.stated(name, statement).withoutArchitecture().forAll(all.toArray(String[]::new));
    }

    private String relu(String argument) {
        return "Relu(" + argument + ", " + rectifier.slope().text() + ")";
    }

    private Expr residual(RectifiedBranch branch) {
        return OUTPUT.minus(OTHERS).minus(WEIGHT.times(rectifier.of(branch.argument())));
    }

    /** The slope of the activation, where the argument is not 0. */
    private Expr slope(RectifiedBranch branch) {
        Expr z = branch.argument();
        return rectifier.odd().plus(rectifier.even().times(z).over(Expr.abs(z)));
    }

    private Step unit() {
        List<StatedClaim> claims = new ArrayList<>();
        for (RectifiedBranch branch : branches) {
            String z = branch.argument().text();
            List<String> variables = new ArrayList<>(List.of(branch.variables()));
            variables.addAll(List.of("a", "y", "others"));
            String[] all = variables.toArray(String[]::new);
            String r = "(y - others - a*" + relu(z) + ")";
            claims.add(claim(
                    "force on the output weight of a unit of " + branch.name(),
                    "-D(" + r + "^2/2, a) == " + r + "*" + relu(z),
                    all));
            claims.add(claim(
                    "force on an input weight of a unit of " + branch.name(),
                    "-D(" + r + "^2/2, w1) == a*" + r + "*(" + rectifier.odd().text() + " + ("
                            + rectifier.even().text() + ")*(" + z + ")/Abs(" + z + "))*x1",
                    all));
        }
        return new Step(
                "AL-1",
                "Flow of a rectified unit",
                "All steps before this one are about linear units. Here the units are $phi(z) = q z + p |z|$ with $q = "
                        + rectifier.odd().text() + "$ and $p = "
                        + rectifier.even().text()
                        + "$. A unit with input weights $w$ and output weight $a$ sees the inputs $x$ of its branch: "
                        + branches.stream().map(RectifiedBranch::name).collect(Collectors.joining(", "))
                        + ". Its force $g$ is the mean of $r k x$ with the residual $r$ and the slope $k$ of $phi$ at $w·x$, which must not be 0 on any sample. Then"
                        + " $dw/dt = a g$ and $da/dt = g·w$.",
                List.of(
                        "\\dot a=\\langle r\\,\\phi(w\\cdot x)\\rangle,\\qquad\\dot w=a\\,g,\\qquad g=\\langle r\\,\\phi'(w\\cdot x)\\,x\\rangle,\\qquad g\\cdot w=\\langle r\\,\\phi(w\\cdot x)\\rangle"),
                List.of(
                        new ProofCheck(
                                "minus the gradient of the loss of a sample is $r phi(w·x)$ by $a$ and $a r k x$ by $w$",
                                scope(),
                                forAll(this::forces)),
                        new ProofCheck(
                                "$k z = phi(z)$ with the slope $k$ at $z$",
                                "all $z$ other than 0",
                                forAll(b -> List.of(
                                        NormalForm.equal(slope(b).times(b.argument()), rectifier.of(b.argument())))))),
                claims);
    }

    private List<Verdict> forces(RectifiedBranch branch) {
        Expr r = residual(branch);
        Expr loss = Constant.HALF.times(Expr.power(r, 2));
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(NormalForm.equal(loss.derivative(WEIGHT).negate(), r.times(rectifier.of(branch.argument()))));
        for (int i = 0; i < branch.weights().size(); i++) {
            verdicts.add(NormalForm.equal(
                    loss.derivative(branch.weights().get(i)).negate(),
                    Expr.product(WEIGHT, r, slope(branch), branch.inputs().get(i))));
        }
        return verdicts;
    }

    /** The force on the unit, as symbols. */
    private static List<Symbol> force(RectifiedBranch branch) {
        return IntStream.rangeClosed(1, branch.weights().size())
                .mapToObj(i -> Expr.real("g" + i))
                .toList();
    }

    private Step conserved() {
        return new Step(
                "AL-2",
                "Conserved quantity of a unit",
                "$a^2 - ||w||^2$ of every unit is constant; 0 for a balanced unit, of which $|a| = ||w||$ then holds for all times.",
                List.of("\\frac{d}{dt}\\left(a^2-\\lVert w\\rVert^2\\right)=0"),
                List.of(
                        new ProofCheck(
                                "$2 a da/dt - 2 w·dw/dt = 0$",
                                "two inputs a modality, any force",
                                forAll(b -> List.of(NormalForm.isZero(Expr.sum(
                                        Expr.product(Expr.number(2), WEIGHT, b.product(force(b))),
                                        Expr.product(
                                                Expr.number(-2),
                                                b.product(force(b).stream()
                                                        .map(g -> WEIGHT.times(g))
                                                        .toList()))))))),
                        new ProofCheck(
                                "the same from the loss of a sample",
                                scope(),
                                forAll(b -> List.of(NormalForm.isZero(fromLoss(b)))))),
                List.of());
    }

    private Expr fromLoss(RectifiedBranch branch) {
        Expr loss = Constant.HALF.times(Expr.power(residual(branch), 2));
        List<Expr> moved = branch.weights().stream().map(loss::derivative).toList();
        return WEIGHT.times(loss.derivative(WEIGHT)).minus(branch.product(moved));
    }

    private Step growth() {
        Symbol length = Expr.positive("n");
        return new Step(
                "AL-3",
                "Length and direction",
                "A balanced unit of length $n = ||w||$, direction $u = w/n$ and sign $sigma$ of $a$ grows at its agreement with the residual, $G(u) = g·u$,"
                        + " and turns to where it agrees more: $G(u)$ is the mean of $r phi(u·x)$, and $g - G u$ is its gradient on the unit sphere.",
                List.of(
                        "\\frac{d\\ln n}{dt}=\\sigma\\,G(u),\\qquad\\dot u=\\sigma\\left(g-G(u)\\,u\\right),\\qquad G(u)=\\langle r\\,\\phi(u\\cdot x)\\rangle"),
                List.of(
                        new ProofCheck(
                                "$w·dw/dt/n^2 = sigma G$ for $a = sigma n$",
                                "two inputs a modality, any force",
                                forAll(b -> List.of(NormalForm.equal(rate(b), SIGN.times(agreementOf(b)))))),
                        new ProofCheck(
                                "every entry of $du/dt$ is $sigma$ times that of $g - G u$",
                                "two inputs a modality, any force",
                                forAll(RectifierSteps::turns)),
                        new ProofCheck(
                                "$phi(n z) = n phi(z)$",
                                "all $n > 0$ and $z$",
                                forAll(b -> List.of(NormalForm.equal(
                                        rectifier.of(length.times(b.argument())),
                                        length.times(rectifier.of(b.argument()))))))),
                List.of());
    }

    private static Expr agreementOf(RectifiedBranch branch) {
        return branch.product(force(branch)).over(branch.norm());
    }

    private static Expr rate(RectifiedBranch branch) {
        Expr a = SIGN.times(branch.norm());
        return a.times(branch.product(force(branch))).over(branch.product(branch.weights()));
    }

    private static List<Verdict> turns(RectifiedBranch branch) {
        Expr a = SIGN.times(branch.norm());
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < branch.weights().size(); i++) {
            Expr u = branch.weights().get(i).over(branch.norm());
            Expr g = force(branch).get(i);
            Expr turn = a.times(g).over(branch.norm()).minus(u.times(rate(branch)));
            verdicts.add(NormalForm.equal(
                    turn, SIGN.times(g.minus(agreementOf(branch).times(u)))));
        }
        return verdicts;
    }

    private Step agreement() {
        Symbol z = Expr.real("z");
        return new Step(
                "AL-5",
                "Odd and even part of the agreement",
                "While nothing is learned, $G(u) = q s·u + p h(u)$ with the correlation $s$ of output and inputs of the branch and $h(u)$ the mean of $y |u·x|$.",
                List.of("G(u)=" + rectifier.odd().tex() + "\\,s\\cdot u+"
                        + rectifier.even().tex() + "\\,\\langle y\\,\\lvert u\\cdot x\\rvert\\rangle"),
                List.of(new ProofCheck(
                        "$phi(z) = q z + p |z|$ is $z$ above 0 and the slope times $z$ below",
                        "both signs of $z$",
                        Verdict.all(List.of(
                                NormalForm.equal(rectifier.of(Expr.positive("z")), Expr.positive("z")),
                                NormalForm.equal(
                                        rectifier.of(Expr.positive("z").negate()),
                                        rectifier
                                                .slope()
                                                .times(Expr.positive("z"))
                                                .negate()))))),
                List.of(claim(
                        "a sample's part in the agreement",
                        "y*" + relu("z") + " == "
                                + rectifier.odd().times(OUTPUT).times(z).text() + " + "
                                + rectifier.even().times(OUTPUT).text() + "*Abs(z)",
                        "y",
                        "z")));
    }

    private Step bound() {
        Symbol z = Expr.real("z");
        return new Step(
                "AL-6",
                "At least as fast as the linear theory",
                "The largest size of $G(u)$ is at least $q ||s||$: the two units $u = +-s/||s||$ have values whose half difference is $q ||s||$, so one of them has"
                        + " at least this size. It is $q ||s||$ if the even part vanishes, as for odd targets on symmetric data [AL-8].",
                List.of("G^{\\ast}=\\max_u\\lvert G(u)\\rvert\\ge "
                        + rectifier.odd().tex() + "\\,\\lVert s\\rVert"),
                List.of(new ProofCheck(
                        "$(phi(z) - phi(-z))/2 = q z$",
                        "all $z$, so $(G(u) - G(-u))/2 = q s·u$",
                        NormalForm.equal(
                                Constant.HALF.times(rectifier.of(z).minus(rectifier.of(z.negate()))),
                                rectifier.odd().times(z)))),
                List.of(claim(
                        "one of two opposite units is at least as fast",
                        "Abs(q*s + h) >= q*s || Abs(-q*s + h) >= q*s",
                        "q > 0",
                        "s >= 0",
                        "h")));
    }

    private Step linear() {
        Symbol z = Expr.real("z");
        return new Step(
                "AL-7",
                "The linear theory is contained",
                "With slope 1, or where the even part vanishes, $G(u) = q s·u$ is largest along $s$, where it is $q ||s||$: order and time ratios are those of the linear"
                        + " network, and times are longer by $1/q$.",
                List.of("G^{\\ast}=q\\,\\lVert s\\rVert\\quad\\text{at}\\quad u=s/\\lVert s\\rVert"),
                List.of(new ProofCheck(
                        "the activation with slope 1 is $z$",
                        "all $z$",
                        NormalForm.equal(new Rectifier(Constant.ONE).of(z), z))),
                List.of(claim("slope 1 is linear", "Relu(z, 1) == z", "z")));
    }

    private Step rest() {
        Symbol z = Expr.real("z");
        Symbol learned = Expr.real("f");
        return new Step(
                "AL-9",
                "Agreement with what is left",
                "When the units that are learned make up the output $f$, every other unit agrees with the residual $y - f$. Which unit is learned next depends on this agreement,"
                        + " not on the first one.",
                List.of("G_r(u)=G(u)-\\langle f\\,\\phi(u\\cdot x)\\rangle"),
                List.of(new ProofCheck(
                        "$(y - f) phi(z) = y phi(z) - f phi(z)$",
                        "all $z$",
                        NormalForm.equal(
                                OUTPUT.minus(learned).times(rectifier.of(z)),
                                OUTPUT.times(rectifier.of(z)).minus(learned.times(rectifier.of(z)))))),
                List.of());
    }

    private String order() {
        return "Let $G1$ and $G2$ be the largest agreements of two of the branches " + names()
                + ", $G1 >= G2$, and $Gr$ that of the slower one with what is left"
                + " when the faster one is learned.";
    }

    private String names() {
        return branches.stream().map(RectifiedBranch::name).collect(Collectors.joining(", "));
    }

    private Step twoBranches() {
        Expr ratio = Constant.ONE.plus(FIRST.minus(SECOND).over(LATER));
        Expr first = Constant.ONE.over(FIRST);
        Expr length = Expr.sum(
                Constant.ONE.negate(),
                SECOND.times(first),
                LATER.times(ratio.times(first).minus(first)));
        return new Step(
                "AL-10",
                "Algebra of the two-branch law",
                order()
                        + " In units of $ln(1/u_0)$ logarithms of lengths start at -1, rise at the agreement and end at 0. The limit of small starts is assumed: directions"
                        + " settle before lengths grow, the faster branch is learned at one time, and the leading unit of the slower one stays the leading one.",
                List.of("\\frac{t_2}{t_1}\\to1+\\frac{G_1-G_2}{G_r}"),
                List.of(new ProofCheck(
                        "the length of the slower branch's unit reaches 1 at this ratio of times",
                        "algebra of the limit; the limit itself is not proved",
                        NormalForm.isZero(length))),
                List.of(StatedClaim.stated("the two-branch law", "t2/t1 == 1 + (G1 - G2)/Gr")
                        .withoutArchitecture()
                        .forAll("G1 > 0", "G2 > 0", "Gr > 0", "t2")
                        .let("t1", first)
                        .assuming("-1 + G2*t1 + Gr*(t2 - t1) == 0")));
    }

    private Step bounce() {
        Expr first = Constant.ONE.over(FIRST);
        Expr fall = SECOND.times(first).over(LATER);
        Expr rise = Constant.ONE.over(LATER);
        Expr ratio = Constant.ONE.plus(FIRST.plus(SECOND).over(LATER));
        return new Step(
                "AL-12",
                "Algebra of the two-branch law with a bounce",
                order()
                        + " If the leading unit of the slower branch disagrees with what is left, at the rate $Gr$, it shrinks to the start length, turns its direction or its"
                        + " sign, because $a^2 - ||w||^2$ stays [AL-2], and rises from there. Otherwise as in [AL-10].",
                List.of("\\frac{t_2}{t_1}\\to1+\\frac{G_1+G_2}{G_r}"),
                List.of(new ProofCheck(
                        "the time of the fall and of a whole rise after the first branch",
                        "algebra of the limit; the limit itself is not proved",
                        NormalForm.equal(Expr.sum(first, fall, rise).over(first), ratio))),
                List.of(StatedClaim.stated(
                                "fall to the floor and rise", "(1/G1 + G2/G1/Gr + 1/Gr)*G1 == 1 + (G1 + G2)/Gr")
                        .withoutArchitecture()
                        .forAll("G1 > 0", "G2 > 0", "Gr > 0")));
    }
}
