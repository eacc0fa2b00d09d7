package io.lapwing.alerts.rule;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import io.lapwing.alerts.rule.Anchor.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads from a condition's tree what a signal must have. Of an `&&` each side must hold, of an `||` one of them. In
/// CEL an error beside a false side of `&&` is false, so that nothing is lost by not
/// evaluating it.
final class PrefilterReader {
    private static final String SCORE = "signal.score";

    private PrefilterReader() {}

    static Prefilter read(CelExpr expr) {
        return switch (expr.getKind()) {
            case CALL -> call(expr.call());
            case COMPREHENSION -> exists(expr.comprehension());
            case SELECT ->
                field(expr)
                        .filter(Field.OFFICIAL::equals)
                        .map(official -> Prefilter.any(Set.of(new Anchor(official, "true"))))
                        .orElse(Prefilter.NONE);
            default -> Prefilter.NONE;
        };
    }

    private static Prefilter call(CelCall call) {
        List<CelExpr> args = call.args();
        return switch (call.function()) {
            case "_&&_" -> read(args.getFirst()).and(read(args.getLast()));
            case "_||_" -> read(args.getFirst()).or(read(args.getLast()));
            case "_==_" -> equal(args.getFirst(), args.getLast());
            case "@in" -> in(args.getFirst(), args.getLast());
            case "_>=_", "_>_" -> score(args.getFirst(), args.getLast());
            case "_<=_", "_<_" -> score(args.getLast(), args.getFirst());
            default -> Prefilter.NONE;
        };
    }

    private static Prefilter equal(CelExpr one, CelExpr other) {
        Optional<Prefilter> straight =
                field(one).flatMap(field -> text(other).map(value -> anchors(field, Set.of(value))));
        return straight.or(() -> field(other).flatMap(field -> text(one).map(value -> anchors(field, Set.of(value)))))
                .orElse(Prefilter.NONE);
    }

    /// `'x' in signal.concepts`, or `signal.publisher in ['x', 'y']`.
    private static Prefilter in(CelExpr value, CelExpr list) {
        Optional<Prefilter> listed =
                field(list).flatMap(field -> text(value).map(text -> anchors(field, Set.of(text))));
        return listed.or(() -> field(value).flatMap(field -> texts(list).map(texts -> anchors(field, texts))))
                .orElse(Prefilter.NONE);
    }

    /// `signal.concepts.exists(c, c == 'x' || c in ['y', 'z'])`, as the macro expands.
    private static Prefilter exists(CelComprehension fold) {
        boolean exists = fold.accuInit().getKind() == Kind.CONSTANT
                && fold.accuInit().constant().equals(CelConstant.ofValue(false))
                && fold.loopStep().getKind() == Kind.CALL
                && fold.loopStep().call().function().equals("_||_");
        return exists
                ? field(fold.iterRange())
                        .flatMap(field -> values(fold.loopStep().call().args().getLast(), fold.iterVar())
                                .map(values -> anchors(field, values)))
                        .orElse(Prefilter.NONE)
                : Prefilter.NONE;
    }

    /// The values that a variable must have one of; empty if that cannot be told.
    private static Optional<Set<String>> values(CelExpr expr, String variable) {
        if (expr.getKind() != Kind.CALL) {
            return Optional.empty();
        }
        CelExpr left = expr.call().args().getFirst();
        CelExpr right = expr.call().args().getLast();
        return switch (expr.call().function()) {
            case "_==_" ->
                is(left, variable)
                        ? text(right).map(Set::of)
                        : is(right, variable) ? text(left).map(Set::of) : Optional.empty();
            case "@in" -> is(left, variable) ? texts(right) : Optional.empty();
            case "_&&_" -> values(left, variable).or(() -> values(right, variable));
            case "_||_" ->
                values(left, variable)
                        .flatMap(some -> values(right, variable).map(more -> {
                            Set<String> all = new HashSet<>(some);
                            all.addAll(more);
                            return all;
                        }));
            default -> Optional.empty();
        };
    }

    private static Prefilter score(CelExpr large, CelExpr small) {
        boolean isScore = name(large).filter(SCORE::equals).isPresent() && small.getKind() == Kind.CONSTANT;
        if (!isScore) {
            return Prefilter.NONE;
        }
        CelConstant least = small.constant();
        return switch (least.getKind()) {
            case DOUBLE_VALUE -> Prefilter.score(least.doubleValue());
            case INT64_VALUE -> Prefilter.score(least.int64Value());
            default -> Prefilter.NONE;
        };
    }

    private static Prefilter anchors(Field field, Set<String> values) {
        return Prefilter.any(
                values.stream().map(value -> new Anchor(field, value)).collect(Collectors.toSet()));
    }

    private static Optional<Field> field(CelExpr expr) {
        return name(expr).flatMap(Field::named);
    }

    private static Optional<String> name(CelExpr expr) {
        if (expr.getKind() != Kind.SELECT || expr.select().testOnly()) {
            return Optional.empty();
        }
        CelExpr operand = expr.select().operand();
        return operand.getKind() == Kind.IDENT
                ? Optional.of(operand.ident().name() + "." + expr.select().field())
                : Optional.empty();
    }

    private static boolean is(CelExpr expr, String variable) {
        return expr.getKind() == Kind.IDENT && expr.ident().name().equals(variable);
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }

    private static Optional<Set<String>> texts(CelExpr expr) {
        if (expr.getKind() != Kind.LIST) {
            return Optional.empty();
        }
        List<CelExpr> elements = expr.list().elements();
        Set<String> texts =
                elements.stream().flatMap(each -> text(each).stream()).collect(Collectors.toSet());
        return elements.stream().allMatch(each -> text(each).isPresent()) ? Optional.of(texts) : Optional.empty();
    }
}
