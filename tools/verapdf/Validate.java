import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates the PDFs named on standard input, one path a line, against the flavour given as the only argument.
 *
 * Prints one tab-separated record a line, for validate.py:
 *   file PATH CHECKS            the file was validated, with that many checks
 *   rule PATH RULE COUNT TEXT   it breaks this rule so many times; the text and place of the first
 *   broken PATH TEXT            it could not be read
 *   done COUNT                  all files were looked at; without this line the run counts for nothing
 */
public class Validate {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("no such flavour: " + arguments[0]);
        }
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<String> paths = input.lines().filter(line -> !line.isEmpty()).collect(Collectors.toList());
        for (String path : paths) {
            try {
                validate(path, flavour);
            } catch (Exception | StackOverflowError problem) {
                record("broken", path, problem.toString());
            }
        }
        record("done", String.valueOf(paths.size()));
    }

    private static void validate(String path, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            record("file", path, String.valueOf(result.getTotalAssertions()));
            Map<String, Integer> counts = new TreeMap<>();
            Map<String, String> first = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.PASSED) {
                    continue;
                }
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                counts.merge(rule, 1, Integer::sum);
                first.putIfAbsent(rule, assertion.getMessage() + " at " + assertion.getLocation().getContext());
            }
            if (counts.isEmpty() && !result.isCompliant()) {
                record("broken", path, "not compliant, but the validator names no rule");
            }
            counts.forEach((rule, count) -> record("rule", path, rule, String.valueOf(count), first.get(rule)));
        }
    }

    private static void record(String... fields) {
        StringBuilder line = new StringBuilder();
        for (String field : fields) {
            line.append(line.length() == 0 ? "" : "\t").append(field.replaceAll("\\s+", " "));
        }
        OUT.println(line);
    }
}
