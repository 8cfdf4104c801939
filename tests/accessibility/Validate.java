import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.gf.model.impl.containers.StaticContainers;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.processor.reports.enums.JobEndStatus;

/**
 * Checks every *.pdf in one folder against PDF/UA-1 in one run of Java.
 *
 * In: FOLDER THREADS. Out, as UTF-8 lines of tab-separated fields:
 *   rule  NAME  CLAUSE  TEST  COUNT  MESSAGE   (one for each rule that fails)
 *   pass|fail|error  NAME  MESSAGE             (the verdict, after the file's rules)
 * A file without a verdict line was not checked: verapdf.py counts it as failed.
 */
public final class Validate {
    /** Deeply nested tags recurse deeply; the default of 1 MB is too little for some books. */
    private static final long STACK = 256L << 20;

    private static final PDFAFlavour FLAVOUR = PDFAFlavour.PDFUA_1;

    public static void main(String[] args) throws InterruptedException {
        // The engine's own chatter must not get between the verdicts.
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        File[] files = new File(args[0]).listFiles((folder, name) -> name.endsWith(".pdf"));
        Arrays.sort(files);
        ExecutorService pool = Executors.newFixedThreadPool(
                Integer.parseInt(args[1]), task -> new Thread(null, task, "validate", STACK));
        for (File file : files) {
            pool.execute(() -> report(file, out));
        }
        pool.shutdown();
        pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    /** Writes one file's lines at once, so that two threads never mix theirs. */
    private static void report(File file, PrintStream out) {
        String lines;
        try {
            lines = verdict(file);
        } catch (Throwable problem) { // A broken file may end in any error, stack overflow too.
            lines = line("error", file.getName(), reason(problem));
        }
        synchronized (out) {
            out.print(lines);
            out.flush();
        }
    }

    /** Gives one file's rule lines and its verdict line. */
    private static String verdict(File file) throws Exception {
        // The engine keeps the last document in thread-local variables; each file starts clean.
        StaticContainers.clearAllContainers();
        // One example of each failing rule is enough; getFailedChecks has the full counts.
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, FLAVOUR);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(FLAVOUR, 1, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.getJobEndStatus() != JobEndStatus.NORMAL || result.getTotalAssertions() == 0) {
                return line("error", file.getName(), "validation did not finish");
            }
            StringBuilder lines = new StringBuilder();
            for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
                RuleId rule = failed.getKey();
                lines.append(line("rule", file.getName(), rule.getClause(),
                        Integer.toString(rule.getTestNumber()), failed.getValue().toString(),
                        message(result, rule)));
            }
            return lines.append(line(result.isCompliant() ? "pass" : "fail", file.getName(), "")).toString();
        }
    }

    /** Gives what the first failure of a rule says, or the rule's own text. */
    private static String message(ValidationResult result, RuleId rule) {
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getRuleId().equals(rule)) {
                String error = assertion.getErrorMessage();
                return error == null || error.isBlank() ? assertion.getMessage() : error;
            }
        }
        return "";
    }

    /** Gives the messages of a problem and of its causes, outermost first. */
    private static String reason(Throwable problem) {
        StringBuilder text = new StringBuilder(problem.toString());
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(cause.getMessage());
        }
        return text.toString();
    }

    /** Joins fields to one line; a tab or line break inside a field becomes a space. */
    private static String line(String... fields) {
        String[] clean = Arrays.stream(fields)
                .map(field -> field.replaceAll("\\s+", " ").strip())
                .toArray(String[]::new);
        return String.join("\t", clean) + "\n";
    }
}
