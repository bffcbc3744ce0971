package org.fusionflow.report.study.part;

import java.util.Map;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.report.document.Prose;
import org.fusionflow.symbolic.proof.Step;

/** Describes the steps of a derivation in words; the formulas follow below them. */
final class StepWords {
    private static final Map<String, Prose> WORDS = Map.ofEntries(
            Map.entry(
                    "FT-1",
                    Prose.of(
                            "The data enter the dynamics through second moments only, and minus the gradient of the loss by the"
                                    + " map is the residual: the part of the input-output correlation that the map does not explain yet.")),
            Map.entry(
                    "FT-2",
                    Prose.of("Let ")
                            .math("b")
                            .text(" be the product of the layers between a layer ")
                            .math("W")
                            .text(" and the output, and ")
                            .math("F_m")
                            .text(" that of the layers between input ")
                            .math("m")
                            .text(" and it. Then the layer moves by the residuals of all modalities below it:")),
            Map.entry(
                    "FT-3",
                    Prose.of(
                                    "Start with layers of rank one that fit together: the first layer of a modality carries a free row ")
                            .math("v_m")
                            .text(", each later layer of an edge ")
                            .math("e")
                            .text(" an amplitude ")
                            .math("a_{e,j}")
                            .text(
                                    ", and all branches that meet deliver into the same unit vector. The map is then a product of"
                                            + " amplitudes and the row, whatever the width:")),
            Map.entry(
                    "FT-4",
                    Prose.of(
                            "On such weights the full gradient of every layer lies in the layer's own span. The flow therefore"
                                    + " never leaves them, not only for small weights but for all time; rows and amplitudes obey")),
            Map.entry(
                    "FT-5",
                    Prose.of(
                                    "The full flow keeps the balance of neighbouring layers, and at a fusion that of the layer ")
                            .math("P")
                            .text(" above it with the layers ")
                            .math("C_c")
                            .text(" below it:")),
            Map.entry(
                    "FT-6",
                    Prose.of("If everything that is conserved is zero, the layers of a modality share the norm ")
                            .math("u_m")
                            .text(
                                    " of its row, and the squared norm of a common layer is the sum of the squared norms below it."
                                            + " The flow then closes in the rows alone, with a gain ")
                            .math("g_m")
                            .text(" for each modality:")),
            Map.entry(
                    "FT-7",
                    Prose.of("A fixed point is described by the set ")
                            .math("S")
                            .text(
                                    " of modalities that are learned there: least squares on these, nothing on the others. Which sets"
                                            + " are possible, and of what kind the points are, is listed below.")),
            Map.entry(
                    "FT-8",
                    Prose.of(
                            "Every layer takes from the loss what it moves, squared. At balance the layers of an edge move alike, so"
                                    + " that the sum closes in the lengths of the rows; the last line is for one input a modality:")),
            Map.entry(
                    "FT-9",
                    Prose.of("At the saddle of ")
                            .math("S")
                            .text(" the residuals are constant. A modality ")
                            .math("m")
                            .text(
                                    " that is not learned there moves along its own, at a rate set by the norms of the edges that already"
                                            + " carry something; ")
                            .math("p")
                            .text(" counts the factors of its gain that are still small, less one. For ")
                            .math("p=1")
                            .text(" the escape is exponential, for larger ")
                            .math("p")
                            .text(
                                    " algebraic. To leading order in the lengths that are not learned, each modality on its own,")),
            Map.entry(
                    "FT-10",
                    Prose.of(
                                    "Until the others are learned too, the learned modalities take credit for what correlates with them."
                                            + " With ")
                            .math("w^{\\ast}")
                            .text(" the map at the minimum,")),
            Map.entry(
                    "FT-11",
                    Prose.of("Among modalities with equally many layers the one with the larger ")
                            .math("s_m")
                            .text(
                                    " leaves the start first, but another quantity decides which of them explains more. Where the two"
                                            + " disagree, the faster modality is preferred for superficial reasons. For one input a modality"
                                            + " the losses differ by")),
            Map.entry(
                    "FT-12",
                    Prose.of(
                            "What a modality could still explain is fixed by its residual at the saddle. Where that is zero the flow"
                                    + " does not leave the saddle along this modality, and nothing would be gained by leaving:")),
            Map.entry(
                    "FT-13",
                    Prose.of("While the other maps are zero, a modality with one input and ")
                            .math("L_m")
                            .text(" layers on its path has a time course in closed form:")),
            Map.entry(
                    "TM-1",
                    Prose.of(
                                    "While both maps are small the residual is constant, so the rows keep their directions and their lengths"
                                            + " are tied to each other. With ")
                            .math("k=s_B/s_A\\le 1")
                            .text(" and both lengths ")
                            .math("u_0")
                            .text(" at the start,")),
            Map.entry(
                    "TM-2",
                    Prose.of(
                                    "The first phase lasts until the length of the faster modality is of order one, the second is the escape"
                                            + " of the slower one from the saddle, where every layer of the learned modality has the norm ")
                            .math("U_A=\\lVert W_A\\rVert^{1/L}")
                            .text(" and the residual of the other is ")
                            .math("e_B")
                            .text(". To leading order in ")
                            .math("u_0")
                            .text(", for an aligned start without sign reversal,")),
            Map.entry(
                    "TM-3",
                    Prose.of("Together this gives the time ratio to leading order in ")
                            .math("u_0")
                            .text(":")));

    private static final Prose ONE_PHASE = Prose.of(
                    "Fused at the first layer, both modalities are learned in one phase, which"
                            + " lasts until the length of the faster one is of order one. To leading order in ")
            .math("u_0")
            .text(",");

    private StepWords() {}

    /** The words for the step's tag, or the step's own statement if there are none. */
    static Prose of(Step step, boolean early) {
        if (early && step.id().equals("TM-2")) {
            return ONE_PHASE;
        }
        Prose words = WORDS.get(step.id());
        return words == null ? Prose.of(step.statement(), SymbolTex.GENERAL) : words;
    }
}
