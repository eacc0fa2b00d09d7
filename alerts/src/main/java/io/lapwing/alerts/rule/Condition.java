package io.lapwing.alerts.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A condition in CEL over one signal, as `signal`, `report`, `source` and `story` show it, type-checked and compiled.
/// Evaluating it ends always and touches nothing.
public final class Condition {
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final SignalType TYPES = new SignalType();
    private static final Pattern WORD = Pattern.compile("[A-Za-z_0-9]+$");
    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings())
            .setTypeProvider(TYPES)
            .build();

    private final String text;
    private final Program program;
    private final Prefilter prefilter;

    private Condition(String text, Program program, Prefilter prefilter) {
        this.text = text;
        this.program = program;
        this.prefilter = prefilter;
    }

    /// What is wrong with a condition.
    ///
    /// @param line line in its text, from 1
    /// @param column column in that line, from 1, in code points
    /// @param message what is wrong
    record Issue(int line, int column, String message) {}

    /// A condition that cannot be compiled.
    static final class IssuesException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient List<Issue> issues;

        IssuesException(List<Issue> issues) {
            super(issues.toString());
            this.issues = issues;
        }

        /// All that is wrong.
        List<Issue> issues() {
            return issues;
        }
    }

    /// A condition that could not be decided on a signal.
    static final class UndecidedException extends Exception {
        private static final long serialVersionUID = 1L;

        UndecidedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Compiles a condition.
    static Condition compile(String text) throws IssuesException {
        try {
            CelAbstractSyntaxTree tree = COMPILER.compile(text).getAst();
            List<Issue> faults = RegexLiterals.issues(tree);
            if (!faults.isEmpty()) {
                throw new IssuesException(faults);
            }
            return new Condition(text, RUNTIME.createProgram(tree), Prefilter.of(tree));
        } catch (CelValidationException e) {
            throw new IssuesException(
                    e.getErrors().stream().map(issue -> issue(text, issue)).toList());
        } catch (CelEvaluationException e) {
            throw new IssuesException(List.of(new Issue(1, 1, String.valueOf(e.getMessage()))));
        }
    }

    /// The condition of a rule that has none: every signal meets it.
    static Condition always() {
        try {
            return compile("true");
        } catch (IssuesException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether a signal meets it.
    ///
    /// @param view the signal as [SignalType] shows it
    boolean holds(SignalView view) throws UndecidedException {
        try {
            return Boolean.TRUE.equals(program.eval(view));
        } catch (CelEvaluationException e) {
            throw new UndecidedException(String.valueOf(e.getMessage()), e);
        }
    }

    /// What a signal must have for it to hold, cheaply told.
    Prefilter prefilter() {
        return prefilter;
    }

    /// The condition as written.
    @Override
    public String toString() {
        return text;
    }

    private static CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.strings())
                .setTypeProvider(TYPES)
                .setResultType(SimpleType.BOOL);
        SignalType.variableTypes().forEach(builder::addVar);
        return builder.build();
    }

    private static Issue issue(String text, CelIssue issue) {
        int line = issue.getSourceLocation().getLine();
        int column = issue.getSourceLocation().getColumn();
        String owner = wordBefore(text, line, column);
        return new Issue(line, column + 1, CelMessages.plain(issue.getMessage(), owner, SignalType.names()));
    }

    /// The word that ends before a place: of what a field was asked whose dot stands there.
    private static String wordBefore(String text, int line, int column) {
        String row = text.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
        String before =
                row.substring(0, row.offsetByCodePoints(0, Math.min(column, row.codePointCount(0, row.length()))));
        Matcher word = WORD.matcher(before);
        return word.find() ? word.group() : "this";
    }
}
