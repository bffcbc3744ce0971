import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Fails unless standard input is exactly one JSON document. Run as a source file, with the program's libraries. */
class IsJson {
    public static void main(String[] args) throws Exception {
        if (new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(System.in)
                .isMissingNode()) {
            throw new IllegalArgumentException("nothing on standard input");
        }
    }
}
