package io.lapwing.alerts.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import io.lapwing.alerts.rule.Condition.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks the regular expressions that stand in a condition as text. The compiler takes them for any other text, so
/// that a
/// fault would show only on the first signal.
final class RegexLiterals {
    private static final String FUNCTION = "matches";

    private RegexLiterals() {}

    /// The faults.
    static List<Issue> issues(CelAbstractSyntaxTree tree) {
        Stream<CelNavigableExpr> nodes = CelNavigableAst.fromAst(tree).getRoot().allNodes();
        var issues = new ArrayList<Issue>();
        nodes.map(CelNavigableExpr::expr)
                .filter(node -> node.getKind() == Kind.CALL
                        && node.callOrDefault().function().equals(FUNCTION))
                .map(node -> node.callOrDefault().args().getLast())
                .filter(RegexLiterals::isText)
                .forEach(literal -> check(tree, literal, issues));
        return issues;
    }

    private static boolean isText(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constantOrDefault().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private static void check(CelAbstractSyntaxTree tree, CelExpr literal, List<Issue> issues) {
        String expression = literal.constantOrDefault().stringValue();
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            String message = "'" + expression + "' is no regular expression (RE2): " + e.getDescription();
            int offset = tree.getSource().getPositionsMap().getOrDefault(literal.id(), 0);
            issues.add(tree.getSource()
                    .getOffsetLocation(offset)
                    .map(place -> new Issue(place.getLine(), place.getColumn() + 1, message))
                    .orElseGet(() -> new Issue(1, 1, message)));
        }
    }
}
