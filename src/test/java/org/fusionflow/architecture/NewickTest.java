package org.fusionflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Newick notation is written as it is read. */
class NewickTest {
    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void numericTreeComesBackFromItsNotation(long seed) {
        FusionTree tree = RandomTrees.numeric(seed);
        assertEquals(tree, FusionTree.parse(tree.newick()));
        assertTrue(tree.isNumeric());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void symbolicTreeComesBackFromItsNotation(long seed) {
        FusionTree tree = RandomTrees.symbolic(seed);
        assertEquals(tree, FusionTree.parse(tree.newick()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void blanksAndASemicolonChangeNothing(long seed) {
        FusionTree tree = RandomTrees.symbolic(seed);
        String spread = tree.newick().replaceAll("([(),:+*-])", " $1 ") + " ; ";
        assertEquals(tree, FusionTree.parse(spread), spread);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(A:3,B:3):1               | (A:3,B:3):1",
                " ( A : 3 , B : 3 ) : 1 ;  | (A:3,B:3):1",
                "(A:Lf,B:Lf):(L-Lf)        | (A:Lf,B:Lf):(L-Lf)",
                "(A:Lf,B:Lf):L-Lf          | (A:Lf,B:Lf):(L-Lf)",
                "(A:(Lf),B:Lf):(-Lf+L)     | (A:Lf,B:Lf):(L-Lf)",
                "(A:Lf,B:Lf):(4-Lf)        | (A:Lf,B:Lf):(-Lf+4)",
                "(A:1,B:1):2L              | (A:1,B:1):2*L",
                "((A:2,B:1):1,C:3):1       | ((A:2,B:1):1,C:3):1",
                "(A:1):3                   | (A:1):3",
                "A:4                       | A:4",
                "(A:003,B:3):0             | (A:3,B:3):0",
            })
    void notationIsWrittenInOneWay(String read, String written) {
        assertEquals(written, FusionTree.parse(read).newick());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"((A:2,B:1):1,C:3):1 | A B C", "(C:1,(A:1,B:1):0):1 | C A B", "X1:2 | X1"})
    void leavesAreListedFromLeftToRight(String newick, String names) {
        assertEquals(
                List.of(names.split(" ")),
                FusionTree.parse(newick).modalities().stream()
                        .map(Modality::name)
                        .toList());
    }
}
