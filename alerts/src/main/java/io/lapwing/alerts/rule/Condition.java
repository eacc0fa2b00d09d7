package io.lapwing.alerts.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.Map;

/// A condition in CEL over one `signal`, type-checked and compiled. Evaluating it ends always and touches nothing.
public final class Condition {
    private static final String SIGNAL = "signal";
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final SignalType TYPES = new SignalType();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings())
            .setTypeProvider(TYPES)
            .addVar(SIGNAL, SignalType.type())
            .setResultType(SimpleType.BOOL)
            .build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings())
            .setTypeProvider(TYPES)
            .build();

    private final String text;
    private final Program program;

    private Condition(String text, Program program) {
        this.text = text;
        this.program = program;
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
            return new Condition(text, RUNTIME.createProgram(tree));
        } catch (CelValidationException e) {
            throw new IssuesException(
                    e.getErrors().stream().map(Condition::issue).toList());
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
    boolean holds(Map<String, Object> view) throws UndecidedException {
        try {
            return Boolean.TRUE.equals(program.eval(Map.of(SIGNAL, view)));
        } catch (CelEvaluationException e) {
            throw new UndecidedException(String.valueOf(e.getMessage()), e);
        }
    }

    /// The condition as written.
    @Override
    public String toString() {
        return text;
    }

    private static Issue issue(CelIssue issue) {
        return new Issue(
                issue.getSourceLocation().getLine(),
                issue.getSourceLocation().getColumn() + 1,
                CelMessages.plain(issue.getMessage(), SignalType.names()));
    }
}
