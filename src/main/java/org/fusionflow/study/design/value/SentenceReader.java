package org.fusionflow.study.design.value;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.FormulaTex;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;

/** Reads sentences of a study, whose formulas stand between dollar signs. */
public final class SentenceReader {
    private SentenceReader() {}

    /**
     * The sentence of a value.
     *
     * @param key of the value, for messages
     * @throws InvalidInput with the place and the key, if a formula cannot be typeset
     */
    public static Sentence of(YamlValue value, String key) {
        Sentence sentence = new Sentence(value.text().strip());
        for (Sentence.Part part : sentence.parts()) {
            if (part.isFormula()) {
                try {
                    FormulaTex.of(part.text(), SymbolTex.GENERAL);
                } catch (IllegalArgumentException malformed) {
                    throw value.problem(key + ": " + malformed.getMessage()
                            + "; expected a formula such as $t_B/t_A$ or $\\frac{t_B}{t_A}$, or \\$ for a dollar sign");
                }
            }
        }
        return sentence;
    }
}
